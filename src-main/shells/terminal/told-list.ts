import type { ListContents } from '../../workloads/task-list/list-contents';

/** The programs that a list would run, for the person who is asked whether they may; null: it has none. */
export function tellPrograms({ programs, programCount }: ListContents): string | null {
  if (programCount === 0) return null;
  const lines = programs.map(({ text, cwd, tasks }) => {
    const times = tasks === 1 ? '' : `  (${tasks} times)`;
    return `  ${text}${cwd === null ? '' : `  in ${cwd}`}${times}\n`;
  });
  const more = programCount - programs.length;
  const rest = more === 0 ? '' : `  … and ${more} more\n`;
  const what = programCount === 1 ? 'a program' : `${programCount} different programs`;
  return `The list runs ${what}:\n${lines.join('')}${rest}`;
}
