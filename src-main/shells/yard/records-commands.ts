import type { Reply } from '#contract/problem';
import type { CommandNamed, YardCommands } from '#contract/yard-api';
import type { Asker } from './commanded-yard';
import { refused } from './replies';

/** The runs that are kept, as far as commands need them. */
export type CommandedRecords = Record<never, never>;

type RecordsCommandName = 'kept-runs' | 'open-run' | 'leave-run' | 'rename-run' | 'delete-run' | 'export-run';
type RecordsAnswer = Reply<YardCommands[RecordsCommandName]['value']>;

/** Lists, opens, names, deletes and exports kept runs. */
export function answerRecords(
  _records: CommandedRecords | null,
  _command: CommandNamed<RecordsCommandName>,
  _asker: Asker,
): RecordsAnswer | Promise<RecordsAnswer> {
  return refused({ field: 'command', expected: 'a yard that keeps runs', got: 'one that does not' });
}
