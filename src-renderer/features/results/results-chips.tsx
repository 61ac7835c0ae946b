import { countText } from '#contract/count-text';
import { COUNT_OF_OUTCOME, type Counts, pendingOf } from '#contract/counts';
import type { ResultsPage } from '#contract/results-query';
import { STATUS_MARKS } from '#contract/status-marks';
import { TASK_PHASES } from '#contract/task';
import { StatusGlyph } from '../../components/status-mark';
import { phasesOf, RESULT_CHIPS, type ResultChip } from '../../state/results-filter';
import type { ResultsPager } from '../../state/results-pager';
import { useResults, useView, useYard } from '../../state/use-store';
import type { ViewStore } from '../../state/view-store';
import { stillOf } from '../../state/yard-still';
import type { Yard } from '../../state/yard-store';
import styles from './results-chips.module.css';

export interface ResultsChipsProps {
  readonly yard: Yard;
  readonly view: ViewStore;
  readonly pager: ResultsPager;
}

/** Which tasks to show, each choice with its exact count: of everything, or of what the search finds. */
export function ResultsChips({ yard, view, pager }: ResultsChipsProps) {
  const chosen = useView(view, (state) => state.chip);
  const isSearching = useView(view, (state) => state.search.trim() !== '');
  const frozen = useView(view, (state) => state.frozen);
  const live = useYard(yard, (state) => state.counts);
  const counts = frozen === null ? live : stillOf(yard, frozen).state.counts;
  const found = useResults(pager, ({ page }) => page?.found ?? null);
  const isStale = useResults(pager, ({ stale }) => stale);
  return (
    <fieldset className={styles.chips} data-stale={(isSearching && isStale) || undefined}>
      <legend className="visually-hidden">Show tasks by status</legend>
      {RESULT_CHIPS.map((chip) => {
        const all = countOf(chip, counts);
        const shown = isSearching ? foundOf(chip, found) : all;
        return (
          <button
            key={chip}
            type="button"
            className={styles.chip}
            aria-pressed={chip === chosen}
            title={
              isSearching
                ? `The search finds ${countText(shown)} of ${countText(all)} ${chipWord(chip)} tasks`
                : `Show ${chipWord(chip)} tasks`
            }
            onClick={() => view.setState({ chip })}
          >
            {chip !== 'all' && chip !== 'pending' && <StatusGlyph tone={chip} />}
            <span className={styles.word}>{chipWord(chip)}</span>
            <span className={styles.count}>{countText(shown)}</span>
          </button>
        );
      })}
    </fieldset>
  );
}

export function chipWord(chip: ResultChip): string {
  return chip === 'all' || chip === 'pending' ? chip : STATUS_MARKS[chip].word;
}

function countOf(chip: ResultChip, counts: Counts): number {
  switch (chip) {
    case 'all':
      return counts.accepted;
    case 'pending':
      return pendingOf(counts);
    default:
      return counts[COUNT_OF_OUTCOME[chip]];
  }
}

function foundOf(chip: ResultChip, found: ResultsPage['found'] | null): number {
  let sum = 0;
  for (const phase of phasesOf(chip) ?? TASK_PHASES) sum += found?.[phase] ?? 0;
  return sum;
}
