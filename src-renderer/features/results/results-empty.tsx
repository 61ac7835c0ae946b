import { describeProblem } from '#contract/problem';
import { STATUS_MARKS } from '#contract/status-marks';
import { EmptyState } from '../../components/empty-state';
import type { ResultsAnswer } from '../../state/results-pager';
import { useView, useYard } from '../../state/use-store';
import type { ResultChip, ViewStore } from '../../state/view-store';
import type { Yard } from '../../state/yard-store';

export interface ResultsEmptyProps {
  readonly yard: Yard;
  readonly view: ViewStore;
  readonly answer: ResultsAnswer;
}

/** Why the table is empty. */
export function ResultsEmpty({ yard, view, answer }: ResultsEmptyProps) {
  const { chip, search } = useView(view, (state) => state);
  const accepted = useYard(yard, ({ counts }) => counts.accepted);
  const [problem] = answer.problems;
  if (problem !== undefined) {
    return <EmptyState title="The results could not be read">{describeProblem(problem)}</EmptyState>;
  }
  if (accepted === 0) {
    return <EmptyState title="No tasks yet">Each task that you submit gets a row here.</EmptyState>;
  }
  if (answer.page === null || answer.stale) return null;
  if (search !== '') {
    return (
      <EmptyState title={`No ${wordOf(chip)}task matches “${search}”`}>
        Numbers, names, kinds, outputs and errors are searched. Esc clears the search.
      </EmptyState>
    );
  }
  return <EmptyState title={`No ${wordOf(chip)}tasks`} />;
}

function wordOf(chip: ResultChip): string {
  switch (chip) {
    case 'all':
      return '';
    case 'pending':
      return 'pending ';
    default:
      return `${STATUS_MARKS[chip].word} `;
  }
}
