import { statSync } from 'node:fs';
import type { TaskError } from '#contract/task';
import type { CommandBody } from '#contract/work';

/** What the system lacks for the moment, so that it may go well another time. */
const PASSING = new Set(['EAGAIN', 'EMFILE', 'ENFILE', 'ENOMEM']);

/** Why a program did not start, as the log tells it. */
export function startErrorOf(
  thrown: unknown,
  { program, cwd }: CommandBody,
  platform: NodeJS.Platform,
): TaskError {
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  const code = 'code' in error ? String(error.code) : '';
  if (PASSING.has(code)) return { name: 'CannotStart', message: error.message };
  // The system says the same of a missing folder as of a missing program.
  if (cwd !== undefined && !isFolder(cwd)) {
    return final('NoWorkingDirectory', `${JSON.stringify(cwd)} is no folder that can be entered`);
  }
  switch (code) {
    case 'ENOENT':
      return final('ProgramNotFound', `no program ${JSON.stringify(program)} was found`);
    case 'EACCES':
    case 'EPERM':
    case 'ENOEXEC':
      return final('NotExecutable', `${JSON.stringify(program)} may not be run (${code})`);
    case 'E2BIG':
      return final('ArgumentsTooLong', 'arguments and environment are longer than the system takes');
    case 'EINVAL':
      return final('CannotStart', platform === 'win32' ? needsShell(program) : error.message);
    default:
      return final('CannotStart', error.message);
  }
}

function final(name: string, message: string): TaskError {
  return { name, message, retryable: false };
}

/** Windows runs them by cmd.exe, whose quoting nobody can be sure of, so that Node does not do it unasked. */
function needsShell(program: string): string {
  return `${JSON.stringify(program)} cannot be run without a shell; for a .cmd or .bat file the program is cmd.exe, with /d /s /c before its name`;
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}
