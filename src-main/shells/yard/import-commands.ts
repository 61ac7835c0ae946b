import type { Reply } from '#contract/problem';
import type { CommandNamed, YardCommands } from '#contract/yard-api';
import type { Asker, CommandedYard } from './commanded-yard';
import { refused } from './replies';

type ImportCommandName = 'import-begin' | 'import-part' | 'import-end' | 'import-run' | 'import-drop';
type ImportAnswer = Reply<YardCommands[ImportCommandName]['value']>;

/** Brings in a file, and runs what it lists once somebody has seen what that is. */
export function answerImport(
  _yard: CommandedYard,
  _command: CommandNamed<ImportCommandName>,
  _asker: Asker,
): ImportAnswer | Promise<ImportAnswer> {
  return refused({ field: 'command', expected: 'a yard that takes files', got: 'one that does not' });
}
