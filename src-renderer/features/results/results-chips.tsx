import { COUNT_OF_OUTCOME, type Counts, pendingOf } from '#contract/counts';
import { STATUS_MARKS } from '#contract/status-marks';
import { countText } from '../../components/count-text';
import { StatusGlyph } from '../../components/status-mark';
import { useView, useYard } from '../../state/use-store';
import { RESULT_CHIPS, type ResultChip, type ViewStore } from '../../state/view-store';
import type { Yard } from '../../state/yard-store';
import styles from './results-chips.module.css';

/** Which tasks to show, each choice with its exact count. */
export function ResultsChips({ yard, view }: { readonly yard: Yard; readonly view: ViewStore }) {
  const counts = useYard(yard, (state) => state.counts);
  const chosen = useView(view, (state) => state.chip);
  return (
    <fieldset className={styles.chips}>
      <legend className="visually-hidden">Show tasks by status</legend>
      {RESULT_CHIPS.map((chip) => (
        <button
          key={chip}
          type="button"
          className={styles.chip}
          aria-pressed={chip === chosen}
          title={`Show ${wordOf(chip)} tasks`}
          onClick={() => view.setState({ chip })}
        >
          {chip !== 'all' && chip !== 'pending' && <StatusGlyph tone={chip} />}
          <span className={styles.word}>{wordOf(chip)}</span>
          <span className={styles.count}>{countText(countOf(chip, counts))}</span>
        </button>
      ))}
    </fieldset>
  );
}

function wordOf(chip: ResultChip): string {
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
