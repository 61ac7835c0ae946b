import type { Reply } from '#contract/problem';
import type { RunFigures } from '#contract/run-figures';
import type { CommandedYard } from './commanded-yard';
import { done, refused } from './replies';

/** The run in figures, by now. */
export function answerFigures({ feed }: Pick<CommandedYard, 'feed'>): Reply<RunFigures> {
  const figures = feed.runFigures();
  if (figures === null) {
    return refused({ field: 'command', expected: 'a yard that has begun a run', got: 'one that has not' });
  }
  return done(figures);
}
