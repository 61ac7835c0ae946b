// Starts the packaged app on data of its own, waits until its page is there, and ends it.
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

const isThere = async () => {
  for (const untilMs = Date.now() + LIMIT_MS; Date.now() < untilMs; await sleep(LOOK_EVERY_MS)) {
    if (logText().includes('the page is loaded')) return true;
  }
  return false;
};
const outcome = await Promise.race([isThere(), ended]);
app.kill('SIGTERM');
const code = await Promise.race([ended, sleep(LIMIT_MS, 'it does not end')]);
app.kill('SIGKILL');
console.log(logText());
rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });

// Windows has no signals: there it was simply ended.
const isWell = outcome === true && (process.platform === 'win32' || code === 0);
console.log(isWell ? 'The packaged app starts and ends.' : `Not well: ${outcome} (${code})`);
process.exit(isWell ? 0 : 1);
