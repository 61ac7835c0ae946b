import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { inject } from 'vitest';

/** The built app as people start it, in a process of its own. */
export interface StartedApp {
  /** Everything it has said so far, on both outputs. */
  output(): string;
  /** Resolves with what a pattern found in what it says; rejects where it ends without it. */
  said(pattern: RegExp): Promise<RegExpExecArray>;
  /** Resolves with its exit code, or the name of the signal that ended it. */
  readonly ended: Promise<number | string>;
  /** As Ctrl+C does. */
  interrupt(): void;
  /** Ends it, whatever it does. */
  kill(): Promise<void>;
}

/** The web shell of the built app. */
export interface StartedWebShell extends StartedApp {
  readonly url: string;
  readonly port: number;
}

/**
 * Starts the built app.
 *
 * @param args of `switchyard`
 * @param env instead of what this process has, where given
 */
export function startApp(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>> = {},
): StartedApp {
  const entry = join(inject('projectRoot'), 'out', 'main', 'switchyard.js');
  const child = spawn(process.execPath, [entry, ...args], {
    env: {
      ...process.env,
      SWITCHYARD_RUNS: inject('runsPath'),
      SWITCHYARD_SERVERS: inject('serversPath'),
      SWITCHYARD_TOKEN: undefined,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const listeners = new Set<() => void>();
  const hear = (text: string) => {
    output += text;
    for (const listener of [...listeners]) listener();
  };
  child.stdout.setEncoding('utf8').on('data', hear);
  child.stderr.setEncoding('utf8').on('data', hear);
  const ended = endOf(child);

  const said = (pattern: RegExp) =>
    new Promise<RegExpExecArray>((resolve, reject) => {
      const look = () => {
        const found = pattern.exec(output);
        if (found === null) return;
        listeners.delete(look);
        resolve(found);
      };
      listeners.add(look);
      look();
      void ended.then((end) =>
        reject(new Error(`it ended with ${end} without saying ${pattern}:\n${output}`)),
      );
    });
  return {
    output: () => output,
    said,
    ended,
    interrupt: () => child.kill('SIGINT'),
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** Starts the built web shell on a port of its own, and waits until it is there. */
export async function startWebShellApp(): Promise<StartedWebShell> {
  return startedWebShell(startApp(['open', '--web', '--no-open', '--port', '0']));
}

/** The web shell when it is there. */
export async function startedWebShell(app: StartedApp): Promise<StartedWebShell> {
  const [, url = '', port = ''] = await app.said(/^Switchyard is at (http:\/\/127\.0\.0\.1:(\d+))$/m);
  return { ...app, url, port: Number(port) };
}

function endOf(child: ChildProcess): Promise<number | string> {
  return new Promise((resolve) => {
    child.on('error', (error) => resolve(error.message));
    child.on('close', (code, signal) => resolve(code ?? signal ?? 'nothing'));
  });
}
