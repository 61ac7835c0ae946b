import { durationText } from '#contract/duration-text';
import styles from './tree.module.css';
import type { Countdown } from './tree-words';

/** The time that is left of a clock, as a thin bar that empties and in words. */
export function DeadlineBar({ countdown }: { readonly countdown: Countdown }) {
  const { label, leftMs, shareLeft } = countdown;
  return (
    <span className={styles.clock} title={`${label}: ${durationText(leftMs)} left`}>
      <span className={styles.clockLabel}>{label}</span>
      <span className={styles.clockTrack} aria-hidden="true">
        <span className={styles.clockLeft} style={{ width: `${(shareLeft * 100).toFixed(1)}%` }} />
      </span>
      <span className={styles.clockTime}>{durationText(leftMs)}</span>
    </span>
  );
}
