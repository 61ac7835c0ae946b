import { countText } from '#contract/count-text';
import { COUNT_OF_OUTCOME, type Counts, pendingOf } from '#contract/counts';
import { STATUS_MARKS } from '#contract/status-marks';
import { OUTCOMES } from '#contract/task';
import { StatusGlyph } from '../../components/status-mark';
import styles from './runs-list.module.css';

/** How a run's tasks ended, and those of which it is not known. */
export function RunEnds({ counts }: { readonly counts: Counts }) {
  const pending = pendingOf(counts);
  return (
    <span className={styles.second}>
      {OUTCOMES.filter((outcome) => counts[COUNT_OF_OUTCOME[outcome]] > 0).map((outcome) => (
        <span key={outcome} className={styles.end} title={STATUS_MARKS[outcome].word}>
          <StatusGlyph tone={outcome} />
          <span className="visually-hidden">{STATUS_MARKS[outcome].word} </span>
          {countText(counts[COUNT_OF_OUTCOME[outcome]])}
        </span>
      ))}
      {pending > 0 && <span className={styles.end}>{countText(pending)} pending</span>}
    </span>
  );
}
