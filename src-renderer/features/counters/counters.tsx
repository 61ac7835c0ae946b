import { countText } from '#contract/count-text';
import { STATUS_MARKS } from '#contract/status-marks';
import type { TaskPhase } from '#contract/task';
import { StatusGlyph } from '../../components/status-mark';
import { useYard } from '../../state/use-store';
import type { Yard } from '../../state/yard-store';
import styles from './counters.module.css';
import { FiguresLine } from './figures-line';
import { ProgressBar, ProgressText } from './progress';

/** Where every task stands, in exact counts, and what the yard makes of it, in figures. */
export function Counters({ yard }: { readonly yard: Yard }) {
  const counts = useYard(yard, (state) => state.counts);
  const toSubmit = useYard(yard, (state) => state.toSubmit);
  const neverSubmitted = useYard(yard, (state) => state.neverSubmitted);
  return (
    <section className={styles.counters} aria-label="Counters">
      <dl className={styles.counts}>
        <div className={styles.count}>
          <dt>accepted</dt>
          <dd data-testid="accepted">{countText(counts.accepted)}</dd>
        </div>
        <Count phase="queued" count={counts.queued} />
        <Count phase="running" count={counts.running} />
        <Count phase="backing-off" count={counts.backingOff} />
        <Count phase="succeeded" count={counts.succeeded} />
        <Count phase="failed" count={counts.failed} />
        <Count phase="timed-out" count={counts.timedOut} />
        <Count phase="cancelled" count={counts.cancelled} />
        {toSubmit > 0 && (
          <div className={styles.count}>
            <dt>to come</dt>
            <dd>{countText(toSubmit)}</dd>
          </div>
        )}
        {counts.rejected > 0 && (
          <div className={styles.count} data-alarm="true">
            <dt>rejected</dt>
            <dd data-testid="rejected">{countText(counts.rejected)}</dd>
          </div>
        )}
        {neverSubmitted > 0 && (
          <div className={styles.count} data-alarm="true" title="The yard took no more when their turn came">
            <dt>not submitted</dt>
            <dd data-testid="never-submitted">{countText(neverSubmitted)}</dd>
          </div>
        )}
      </dl>
      <div className={styles.second}>
        <FiguresLine yard={yard} />
        <ProgressText yard={yard} />
      </div>
      <ProgressBar yard={yard} />
    </section>
  );
}

function Count({ phase, count }: { readonly phase: TaskPhase; readonly count: number }) {
  return (
    <div className={styles.count} data-zero={count === 0 || undefined}>
      <dt>
        <StatusGlyph tone={phase} />
        {STATUS_MARKS[phase].word}
      </dt>
      <dd data-testid={phase}>{countText(count)}</dd>
    </div>
  );
}
