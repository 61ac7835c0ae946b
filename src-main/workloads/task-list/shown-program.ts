import { shownText } from '#contract/shown-text';
import type { ListedProgram } from '#contract/task-import';
import type { CommandBody, ScriptBody } from '#contract/work';

/** Longest text that shows a program, in UTF-16 code units; what is longer says by how much. */
export const MAX_PROGRAM_TEXT = 4_000;

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
    return { executor: 'script', text: cut(shownText(body.path)), cwd: null, key: `script ${body.path}` };
  }
  const { program, args, cwd, env = {} } = body;
  const added = Object.entries(env).map(([name, value]) => `${shownText(name)}=${shownText(value)}`);
  const text = [...added, shownText(program), ...args.map(shownText)].join(' ');
  const folder = cwd === undefined ? null : shownText(cwd);
  return { executor: 'command', text: cut(text), cwd: folder, key: `command ${folder} ${text}` };
}

function cut(text: string): string {
  if (text.length <= MAX_PROGRAM_TEXT) return text;
  return `${text.slice(0, MAX_PROGRAM_TEXT)}… and ${text.length - MAX_PROGRAM_TEXT} more characters`;
}
