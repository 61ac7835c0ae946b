import type { Reply } from '#contract/problem';
import type { CommandNamed, YardCommands } from '#contract/yard-api';
import type { KeptRuns } from '../../records/kept-runs';
import type { Asker } from './commanded-yard';
import type { OpenedRuns } from './opened-runs';
import { done, refused } from './replies';

/** The runs that are kept, as far as commands need them. */
export interface CommandedRecords {
  readonly kept: KeptRuns;
  readonly opened: OpenedRuns;
}

type RecordsCommandName = 'kept-runs' | 'open-run' | 'leave-run' | 'rename-run' | 'delete-run' | 'export-run';
type RecordsAnswer = Reply<YardCommands[RecordsCommandName]['value']>;

/** Lists, opens, names, deletes and exports kept runs. */
export async function answerRecords(
  records: CommandedRecords | null,
  command: CommandNamed<RecordsCommandName>,
  { view }: Asker,
): Promise<RecordsAnswer> {
  if (command.command === 'leave-run') {
    view?.showYard();
    return done(null);
  }
  if (records === null) {
    return refused({ field: 'command', expected: 'a yard that keeps runs', got: 'one that does not' });
  }
  const { kept, opened } = records;
  switch (command.command) {
    case 'kept-runs':
      return done(await kept.page(command.offset, command.limit));
    case 'open-run': {
      if (view === undefined) {
        return refused({ field: 'command', expected: 'a window to show it in', got: 'a sender without one' });
      }
      const run = await opened.open(command.id);
      if (!run.ok) return run;
      view.show(run.value);
      return done(run.value.kept);
    }
    case 'rename-run': {
      const renamed = await kept.rename(command.id, command.name);
      if (renamed.ok) opened.update(renamed.value);
      return renamed;
    }
    case 'delete-run':
      return kept.remove(command.id);
    case 'export-run':
      return refused({ field: 'command', expected: 'a yard that exports runs', got: 'one that does not' });
    default:
      return command satisfies never;
  }
}
