import { describeProblem } from '#contract/problem';
import { AskedLine } from '../../components/asked-line';
import { EmptyState } from '../../components/empty-state';
import type { ResultChip } from '../../state/results-filter';
import type { ResultsAnswer } from '../../state/results-pager';
import { useView } from '../../state/use-store';
import type { ViewStore } from '../../state/view-store';
import { chipWord } from './results-chips';

export interface ResultsEmptyProps {
  readonly view: ViewStore;
  readonly answer: ResultsAnswer;
}

/** Why the table is empty, and what would fill it. */
export function ResultsEmpty({ view, answer }: ResultsEmptyProps) {
  const { chip, search } = useView(view, (state) => state);
  const isFrozen = useView(view, ({ frozen }) => frozen !== null);
  const [problem] = answer.problems;
  if (problem !== undefined) {
    return <EmptyState title="The results could not be read">{describeProblem(problem)}</EmptyState>;
  }
  const { page, stale } = answer;
  if (page === null) return <AskedLine />;
  if (stale) return null;
  if (page.total === 0 && page.forgotten === 0) {
    return isFrozen ? (
      <EmptyState title="There were no tasks yet">
        The view stands still: what has come since is not shown.
      </EmptyState>
    ) : (
      <EmptyState title="No tasks yet">
        Press <strong>Run</strong> at the left or submit your own: each task gets a row here.
      </EmptyState>
    );
  }
  const word = chip === 'all' ? '' : `${chipWord(chip)} `;
  if (search.trim() !== '') {
    return (
      <EmptyState title={`No ${word}task matches “${search.trim()}”`}>
        Numbers, names, kinds, outputs and errors are searched. Esc clears the search.
      </EmptyState>
    );
  }
  return <EmptyState title={`No ${word}tasks`}>{HINTS[chip]}</EmptyState>;
}

const HINTS: Readonly<Record<ResultChip, string>> = {
  all: 'Older results were let go; the counts know them still.',
  pending: 'Everything that was accepted has settled. Submit more to see tasks wait and run.',
  succeeded: 'A task stands here once an attempt of it has succeeded.',
  failed: 'A task fails when no attempt is left. Give failing tasks some weight in the mix to see it happen.',
  'timed-out':
    'A task times out when its last attempt, its wait or all of it takes too long. Slow tasks do, at a timeout below 5 s.',
  cancelled: 'Tick rows and cancel them, shut down, or let a full queue drop its oldest.',
};
