import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { LoopDelays } from './loop-delays';

/** The built web shell in a process of its own, with a probe on its event loop. */
export interface WebShellProcess {
  readonly url: string;
  /** What the probe has seen since it was last asked. */
  takeDelays(): Promise<LoopDelays>;
  kill(): void;
}

export async function startWebShell(root: string): Promise<WebShellProcess> {
  const probe = fileURLToPath(new URL('./loop-delay-probe.js', import.meta.url));
  const child = spawn(
    process.execPath,
    ['--import', probe, 'out/main/switchyard.js', 'open', '--web', '--no-open', '--port', '0'],
    {
      cwd: root,
      env: { ...process.env, SWITCHYARD_RUNS: mkdtempSync(join(tmpdir(), 'switchyard-bench-')) },
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    },
  );
  const url = await new Promise<string>((resolve, reject) => {
    let said = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const found = /(http:\/\/127\.0\.0\.1:\d+)/.exec(said);
      if (found?.[1] !== undefined) resolve(found[1]);
    });
    child.once('exit', (code) => reject(new Error(`the web shell ended with ${code}: ${said}`)));
  });
  return {
    url,
    takeDelays: () =>
      new Promise((resolve) => {
        child.once('message', (delays) => resolve(delays as LoopDelays));
        child.send('take');
      }),
    kill: () => child.kill('SIGKILL'),
  };
}
