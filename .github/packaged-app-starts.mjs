// Starts the packaged app on data of its own, waits until its page shows the yard, and ends it. Well is what comes
// to that without an error in the log, and goes in order.
//
//   node .github/packaged-app-starts.mjs [executable [argument …]]
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const LIMIT_MS = 60_000;
const LOOK_EVERY_MS = 200;

const PACKAGED = {
  linux: 'dist/linux-unpacked/switchyard',
  win32: 'dist/win-unpacked/Switchyard.exe',
  darwin: `dist/mac${process.arch === 'arm64' ? '-arm64' : ''}/Switchyard.app/Contents/MacOS/Switchyard`,
};

const [executable = PACKAGED[process.platform], ...args] = process.argv.slice(2);
const dataDir = mkdtempSync(join(tmpdir(), 'switchyard-packaged-'));
const logPath =
  process.platform === 'darwin'
    ? join(homedir(), 'Library', 'Logs', 'Switchyard', 'main.log')
    : join(dataDir, 'logs', 'main.log');
rmSync(logPath, { force: true });
const logText = () => (existsSync(logPath) ? readFileSync(logPath, 'utf8') : '');

const app = spawn(executable, [...args, `--user-data-dir=${dataDir}`], { stdio: 'inherit' });
const ended = new Promise((resolve, reject) => {
  app.on('error', reject);
  app.on('exit', (code, signal) => resolve(code ?? signal));
});

const SHOWN = 'the page shows the yard';
const FAILED = 'an error is in the log';
const outcomeOf = async () => {
  for (const untilMs = Date.now() + LIMIT_MS; Date.now() < untilMs; await sleep(LOOK_EVERY_MS)) {
    if (logText().includes('[error]')) return FAILED;
    if (logText().includes(SHOWN)) return SHOWN;
  }
  return 'the page does not show the yard';
};
const outcome = await Promise.race([outcomeOf(), ended.then((end) => `it has ended with ${end}`)]);
app.kill('SIGTERM');
const code = await Promise.race([ended, sleep(LIMIT_MS, 'it does not end')]);
app.kill('SIGKILL');
const log = logText();
console.log(log);
try {
  // Windows holds the files of a process for a while after its end.
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 20 });
} catch (error) {
  console.log(`${dataDir} stays: ${error.message}`);
}

// Windows has no signals: there it was simply ended.
const endsWell = process.platform === 'win32' || (code === 0 && log.includes('asked to end by a signal'));
const isWell = outcome === SHOWN && endsWell && !log.includes('[error]');
console.log(isWell ? 'The packaged app starts and ends.' : `Not well: ${outcome} (${code})`);
process.exit(isWell ? 0 : 1);
