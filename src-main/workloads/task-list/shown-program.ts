import type { ListedProgram } from '#contract/task-import';
import type { CommandBody, ScriptBody } from '#contract/work';

/** Longest text that shows a program, in UTF-16 code units; what is longer says by how much. */
export const MAX_PROGRAM_TEXT = 4_000;

/** What needs no quotes: it is told from what stands beside it, and shows nothing else than it is. */
const PLAIN = /^[A-Za-z0-9_@%+=:,./-]+$/;
/** What is not seen as it is: control characters, marks of direction, spaces other than the plain one. */
const UNSEEN = /[\p{C}\p{Zl}\p{Zp}]|(?! )\p{Zs}/gu;

export interface ShownProgram extends Omit<ListedProgram, 'tasks'> {
  /** Alike for what runs the same, and for nothing else. */
  readonly key: string;
}

/**
 * A program as a person sees what would be run: what is added to its environment, its name, its arguments; or a
 * module's path. What is not plain stands in quotes as JSON writes it, so that nothing hides in it.
 */
export function shownProgram(body: CommandBody | ScriptBody): ShownProgram {
  if (body.executor === 'script') {
    return { executor: 'script', text: cut(quoted(body.path)), cwd: null, key: `script ${body.path}` };
  }
  const { program, args, cwd, env = {} } = body;
  const added = Object.entries(env).map(([name, value]) => `${quoted(name)}=${quoted(value)}`);
  const text = [...added, quoted(program), ...args.map(quoted)].join(' ');
  const folder = cwd === undefined ? null : quoted(cwd);
  return { executor: 'command', text: cut(text), cwd: folder, key: `command ${folder} ${text}` };
}

function quoted(text: string): string {
  if (PLAIN.test(text)) return text;
  return JSON.stringify(text).replace(UNSEEN, (char) =>
    // By UTF-16 code units, as JSON itself does.
    Array.from({ length: char.length }, (_, at) => escaped(char.charCodeAt(at))).join(''),
  );
}

function escaped(code: number): string {
  return `\\u${code.toString(16).padStart(4, '0')}`;
}

function cut(text: string): string {
  if (text.length <= MAX_PROGRAM_TEXT) return text;
  return `${text.slice(0, MAX_PROGRAM_TEXT)}… and ${text.length - MAX_PROGRAM_TEXT} more characters`;
}
