import type { Reply } from '#contract/problem';
import type { RunFigures } from '#contract/run-figures';
import type { CommandedYard } from './commanded-yard';
import { refused } from './replies';

/** The run in figures, by now. */
export function answerFigures(_yard: CommandedYard): Reply<RunFigures> {
  return refused({ field: 'command', expected: 'a yard that keeps figures', got: 'one that does not' });
}
