import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LoopDelays } from './loop-delays';

/** The built web shell in a process of its own, with a probe on its event loop. */
export interface WebShellProcess {
  readonly url: string;
  /** Of its API; empty where it does not tell it. */
  readonly token: string;
  /** What the probe has seen since it was last asked. */
  takeDelays(): Promise<LoopDelays>;
  kill(): void;
}

/** @param command of `switchyard`, and flags of its own */
export async function startWebShell(
  root: string,
  command: readonly string[] = ['open', '--web', '--no-open'],
): Promise<WebShellProcess> {
  const probe = join(root, 'out', 'bench', 'loop-delay-probe.js');
  const child = spawn(
    process.execPath,
    ['--import', probe, 'out/main/switchyard.js', ...command, '--port', '0'],
    {
      cwd: root,
      env: {
        ...process.env,
        SWITCHYARD_RUNS: mkdtempSync(join(tmpdir(), 'switchyard-bench-')),
        SWITCHYARD_SERVERS: mkdtempSync(join(tmpdir(), 'switchyard-bench-')),
      },
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    },
  );
  const whole =
    command[0] === 'serve' ? /(http\S+)\/api, with the token (\S+)/ : /(http:\/\/127\.0\.0\.1:\d+)/;
  const [, url = '', token = ''] = await new Promise<RegExpExecArray>((resolve, reject) => {
    let said = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const found = whole.exec(said);
      if (found !== null) resolve(found);
    });
    child.once('exit', (code) => reject(new Error(`the web shell ended with ${code}: ${said}`)));
  });
  return {
    url,
    token,
    takeDelays: () =>
      new Promise((resolve) => {
        child.once('message', (delays) => resolve(delays as LoopDelays));
        child.send('take');
      }),
    kill: () => child.kill('SIGKILL'),
  };
}
