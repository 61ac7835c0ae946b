import type { ReactNode } from 'react';
import { countText, rateText } from '#contract/count-text';
import { durationText } from '#contract/duration-text';
import type { RunFigures } from '#contract/run-figures';
import { shareText } from '#contract/share-text';
import styles from './run-totals.module.css';

/** What came, how fast it was done, and what the lanes did meanwhile. */
export function RunTotals({ figures }: { readonly figures: RunFigures }) {
  const { accepted, throughputPerSecond, bottleneck } = figures;
  const { spanMs, lanesBusy, lanesHeld } = bottleneck;
  return (
    <dl className={styles.totals} aria-label="Totals">
      <Total
        term="throughput"
        help="Tasks that succeeded, failed or timed out a second, over the time that is told"
      >
        {rateText(throughputPerSecond)} tasks/s
      </Total>
      <Total term="over" help="From the first task to the last end, or until now while work is pending">
        {durationText(spanMs)}
      </Total>
      <Total term="accepted, open loop" help="By a schedule that does not wait for the yard">
        {countText(accepted.open)}
      </Total>
      <Total term="accepted, closed loop" help="One as another ended">
        {countText(accepted.closed)}
      </Total>
      <Total term="lanes busy" help="Of all open lanes’ time: attempts ran, ghosts included">
        {shareText(lanesBusy)}
      </Total>
      <Total term="lanes held" help="Of all open lanes’ time: kept for a task that backed off">
        {shareText(lanesHeld)}
      </Total>
    </dl>
  );
}

interface TotalProps {
  readonly term: string;
  readonly help: string;
  readonly children: ReactNode;
}

function Total({ term, help, children }: TotalProps) {
  return (
    <div className={styles.total} title={help}>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}
