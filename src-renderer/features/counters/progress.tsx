import { countText } from '#contract/count-text';
import { selectProgress } from '../../state/selectors';
import { useYard } from '../../state/use-store';
import type { Yard } from '../../state/yard-store';
import styles from './progress.module.css';

/** `74 / 120`: a count that cannot run backwards, never a bare percentage. */
export function ProgressText({ yard }: { readonly yard: Yard }) {
  const { settled, total } = useYard(yard, selectProgress);
  return (
    <p className={styles.text} title="Settled, of all that came and are to come">
      <span data-testid="progress">
        {countText(settled)} / {countText(total)}
      </span>
      <span className={styles.unit}>settled</span>
    </p>
  );
}

/** The same as a bar, by outcome. */
export function ProgressBar({ yard }: { readonly yard: Yard }) {
  const { settled, total } = useYard(yard, selectProgress);
  const { succeeded, failed, timedOut, cancelled } = useYard(yard, (state) => state.counts);
  const share = (count: number) => (total === 0 ? '0%' : `${(count / total) * 100}%`);
  const text = `${countText(settled)} of ${countText(total)} settled`;
  return (
    <div
      className={styles.track}
      role="progressbar"
      aria-label="Tasks settled"
      aria-valuemin={0}
      aria-valuenow={settled}
      aria-valuemax={Math.max(total, 1)}
      aria-valuetext={text}
      title={text}
    >
      <span data-outcome="succeeded" style={{ width: share(succeeded) }} />
      <span data-outcome="failed" style={{ width: share(failed) }} />
      <span data-outcome="timed-out" style={{ width: share(timedOut) }} />
      <span data-outcome="cancelled" style={{ width: share(cancelled) }} />
    </div>
  );
}
