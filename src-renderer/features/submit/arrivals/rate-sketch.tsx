import type { ArrivalsDraft } from './arrivals-draft';
import { ratePoints } from './rate-points';
import styles from './rate-sketch.module.css';

/** The way of a rate that changes, as a line and in words; nothing for one that does not. */
export function RateSketch({ arrivals }: { readonly arrivals: ArrivalsDraft }) {
  const points = ratePoints(arrivals);
  if (points === null) return null;
  const endMs = points.at(-1)?.atMs ?? 1;
  const most = Math.max(...points.map(({ perSecond }) => perSecond));
  const line = points.map(({ atMs, perSecond }) => `${(100 * atMs) / endMs},${26 - (24 * perSecond) / most}`);
  return (
    <div className={styles.sketch}>
      <svg viewBox="0 0 100 28" preserveAspectRatio="none" aria-hidden="true">
        <path className={styles.ground} d="M0 26.5 H100" />
        <polyline className={styles.line} points={line.join(' ')} />
      </svg>
      <span>{wordsOf(arrivals)}</span>
    </div>
  );
}

function wordsOf(arrivals: ArrivalsDraft): string {
  const { kind, perSecond, fromPerSecond, toPerSecond, rampMs } = arrivals;
  const { stepPerSecond, stepMs, peakPerSecond, afterMs, spikeMs } = arrivals;
  switch (kind) {
    case 'ramp':
      return `${fromPerSecond}/s to ${toPerSecond}/s in ${seconds(rampMs)}, then steady.`;
    case 'step':
      return `${perSecond}/s, and ${stepPerSecond}/s more every ${seconds(stepMs)}.`;
    case 'spike':
      return `${peakPerSecond}/s from ${seconds(afterMs)} to ${seconds(afterMs + spikeMs)}, else ${perSecond}/s.`;
    default:
      return '';
  }
}

/** As somebody would say what they typed: without digits that say nothing. */
function seconds(ms: number): string {
  return `${Number((ms / 1_000).toPrecision(6))}\u00a0s`;
}
