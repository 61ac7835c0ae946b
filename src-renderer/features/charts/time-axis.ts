import type { Series } from '#contract/series';
import { ticksOf, timeScale } from '../../canvas/time-scale';
import type { TimeSpan } from '../../canvas/time-span';

/** A run younger than this is drawn on as much time, so that its first moments do not race. */
const SHORTEST_SPAN_MS = 5_000;
/** Time begins and ends with a whole step, this at least. */
const LEAST_STEP_MS = 1_000;
/** A longer run's time ends with a longer step: so many of them make it up at least. */
const LEAST_STEPS = 16;
const LEAST_TICK_GAP_PX = 62;

/**
 * The time that charts of a series are drawn on: all of it, and at its end up to a sixteenth more. It changes
 * now and then only: a chart whose axes stay costs a third of one whose axes move.
 */
export function spanOf({ span, fromMs, bucketMs, points }: Series): TimeSpan {
  const lengthMs = points.length * bucketMs;
  if (span === 'minute') {
    const beginMs = Math.floor(fromMs / LEAST_STEP_MS) * LEAST_STEP_MS;
    const endMs = Math.ceil((fromMs + lengthMs) / LEAST_STEP_MS) * LEAST_STEP_MS;
    return { fromMs: beginMs, toMs: Math.max(endMs, beginMs + SHORTEST_SPAN_MS) };
  }
  const doublings = Math.max(0, Math.floor(Math.log2(lengthMs / LEAST_STEPS / LEAST_STEP_MS)));
  const stepMs = LEAST_STEP_MS * 2 ** doublings;
  return { fromMs, toMs: fromMs + Math.max(SHORTEST_SPAN_MS, Math.ceil(lengthMs / stepMs) * stepMs) };
}

/** The round moments on a time axis, and what they are called. */
export interface TimeAxis {
  readonly ticks: readonly number[];
  labelOf(atMs: number): string;
}

export function timeAxis(span: TimeSpan, widthPx: number): TimeAxis {
  const all = ticksOf(timeScale(span, 0, widthPx), LEAST_TICK_GAP_PX);
  // Runs of days have more hours than there is room for.
  const room = Math.max(1, Math.floor(widthPx / LEAST_TICK_GAP_PX) + 1);
  const every = Math.ceil(all.length / room);
  const ticks = all.filter((_, index) => index % every === 0);
  const labels = new Map(ticks.map(({ atMs, label }) => [atMs, label]));
  return { ticks: ticks.map(({ atMs }) => atMs), labelOf: (atMs) => labels.get(atMs) ?? '' };
}

/** The middles of all steps of that length in a stretch of time: where a mouse or the arrow keys can point. */
export function middlesOf({ fromMs, toMs }: TimeSpan, stepMs: number): { readonly midMs: number }[] {
  const count = Math.ceil((toMs - fromMs) / stepMs);
  return Array.from({ length: count }, (_, index) => ({ midMs: fromMs + (index + 0.5) * stepMs }));
}
