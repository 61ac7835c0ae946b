import type { Reply } from '#contract/problem';
import { type TaskList, TaskListReader } from '../../workloads/task-list/task-list-reader';
import type { TerminalWorld } from './terminal-world';

/**
 * The task list of a file, or what is wrong with it.
 *
 * @param option by which it was named
 */
export async function readListFile(
  path: string,
  option: string,
  world: Pick<TerminalWorld, 'readFile' | 'breathe'>,
): Promise<Reply<TaskList>> {
  let text: string;
  try {
    text = world.readFile(path);
  } catch (error) {
    const got = `${JSON.stringify(path)} (${error instanceof Error ? error.message : String(error)})`;
    return { ok: false, problems: [{ field: option, expected: 'a file that can be read', got }] };
  }
  const reader = new TaskListReader(() => world.breathe());
  await reader.write(text);
  const read = await reader.end();
  if (read.ok) return read;
  return {
    ok: false,
    problems: read.problems.map((problem) => ({ ...problem, field: `${path}: ${problem.field}` })),
  };
}
