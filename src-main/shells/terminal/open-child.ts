import { spawn } from 'node:child_process';

/** How a bounded run of a program came out; `why` is one line. */
export type BoundedRun = { readonly ok: true } | { readonly ok: false; readonly why: string };

/** So much of what a program said last is kept, in characters. */
const KEPT_OUTPUT = 4_096;

/** Runs a program without a word, and ends it when it takes too long. */
export function runBounded(command: string, args: readonly string[], limitMs: number): Promise<BoundedRun> {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  const keep = (text: string) => {
    output = (output + text).slice(-KEPT_OUTPUT);
  };
  child.stdout.setEncoding('utf8').on('data', keep);
  child.stderr.setEncoding('utf8').on('data', keep);
  let hasExpired = false;
  const limit = setTimeout(() => {
    hasExpired = true;
    child.kill('SIGKILL');
  }, limitMs);

  return new Promise((resolve) => {
    const end = (run: BoundedRun) => {
      clearTimeout(limit);
      resolve(run);
    };
    child.on('error', (error) => end({ ok: false, why: error.message }));
    child.on('close', (code) => {
      if (code === 0) return end({ ok: true });
      if (hasExpired) return end({ ok: false, why: `nothing came within ${limitMs / 1000} s` });
      return end({ ok: false, why: tellingLine(output) ?? `exit code ${code}` });
    });
  });
}

/** The line that says what went wrong: an error's own, before the calls that led to it. */
function tellingLine(output: string): string | null {
  const lines = output.split('\n').map((line) => line.trim());
  return (
    lines.find((line) => /error/i.test(line) && !line.startsWith('at ')) ??
    lines.find((line) => line !== '') ??
    null
  );
}
