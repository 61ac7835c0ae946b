import type { ListedProgram } from '#contract/task-import';
import type { ListContents } from '../../workloads/task-list/list-contents';
import type { TerminalWorld } from './terminal-world';
import { UsageError } from './usage-error';

/**
 * Shows the programs that a list would run, and asks whether it shall. A list without any needs no word.
 *
 * @param isConfirmed somebody has said so beforehand
 * @throws UsageError where nobody can be asked
 */
export async function confirmPrograms(
  contents: Pick<ListContents, 'programs' | 'programCount'>,
  isConfirmed: boolean,
  world: Pick<TerminalWorld, 'confirm' | 'stderr'>,
): Promise<boolean> {
  const { programCount } = contents;
  if (programCount === 0 || isConfirmed) return true;
  world.stderr(describePrograms(contents));
  if (world.confirm === null) {
    const expected = 'it along with a list of scripts or commands, where nobody can be asked';
    throw new UsageError([{ field: '--yes', expected, got: 'nothing' }]);
  }
  if (await world.confirm(programCount === 1 ? 'Run it?' : 'Run them?')) return true;
  world.stderr('Nothing has run.\n');
  return false;
}

/** `3 × rm -rf "a b" (in /tmp)`, one a line, after a heading. */
function describePrograms({
  programs,
  programCount,
}: Pick<ListContents, 'programs' | 'programCount'>): string {
  const heading =
    programCount === 1 ? 'The list runs a program:' : `The list runs ${programCount} different programs:`;
  const lines = programs.map((program) => `  ${describeProgram(program)}`);
  const more = programCount - programs.length;
  if (more > 0) lines.push(`  … and ${more} more`);
  return `${[heading, ...lines].join('\n')}\n`;
}

function describeProgram({ executor, text, cwd, tasks }: ListedProgram): string {
  const what = executor === 'script' ? `script ${text}` : text;
  return `${tasks} × ${what}${cwd === null ? '' : ` (in ${cwd})`}`;
}
