import { countText } from '#contract/count-text';
import { fineDurationText } from '#contract/duration-text';
import { type DurationFigures, LOOPS, type RunFigures } from '#contract/run-figures';
import { weakness } from '../../components/weakness';
import styles from './runs-list.module.css';

/** A 99th percentile should come from so many durations. */
const LEAST_FOR_P99 = 100;

/** Response times with their n; those of closed loops by themselves, and labelled. */
export function RunResponse({ response }: Pick<RunFigures, 'response'>) {
  return LOOPS.map((loop) => {
    const ends = response[loop];
    if (ends === null) return null;
    return (
      <span key={loop} className={styles.response}>
        {loop === 'closed' && <span className={styles.loop}>closed loop</span>}
        <Percentiles of={ends.all} />
      </span>
    );
  });
}

function Percentiles({ of }: { readonly of: DurationFigures }) {
  const why = of.n === 0 ? null : weakness(LEAST_FOR_P99, of.n);
  return (
    <>
      <Percentile term="p50" ms={of.p50Ms} />
      <Percentile term="p95" ms={of.p95Ms} />
      <Percentile term="p99" ms={of.p99Ms} weak={why} />
      <span className={styles.term}>n {countText(of.n)}</span>
    </>
  );
}

interface PercentileProps {
  readonly term: string;
  readonly ms: number | null;
  readonly weak?: string | null;
}

function Percentile({ term, ms, weak = null }: PercentileProps) {
  return (
    <span className={styles.percentile} data-weak={weak !== null || undefined} title={weak ?? undefined}>
      <span className={styles.term}>{term}</span> {fineDurationText(ms)}
      {weak !== null && <span className="visually-hidden"> ({weak})</span>}
    </span>
  );
}
