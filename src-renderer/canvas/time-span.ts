/** A stretch of time, in milliseconds of the run. */
export interface TimeSpan {
  readonly fromMs: number;
  readonly toMs: number;
}

/** The longest stretch that a following picture shows unless somebody zooms, in milliseconds. */
export const LONGEST_FOLLOW_MS = 30_000;
/** The shortest, so that the first moments of a run do not race across the screen. */
export const SHORTEST_FOLLOW_MS = 5_000;
/** The share of the picture that lies ahead of now. */
export const AHEAD = 0.08;
/** No zoom goes closer than this, in milliseconds. */
export const SHORTEST_SPAN_MS = 1;
/** The share of a picture that may lie before the beginning of the run, and that must lie before its end. */
const SLACK = 0.1;

export function lengthOf({ fromMs, toMs }: TimeSpan): number {
  return toMs - fromMs;
}

/**
 * What a picture shows that follows a run up to now: all of it while it is short, then its newest stretch, of
 * the length that somebody chose or the usual one.
 */
export function followSpan(run: TimeSpan, chosenMs: number | null = null): TimeSpan {
  const wantedMs = lengthOf(run) / (1 - AHEAD);
  const spanMs = chosenMs ?? Math.min(LONGEST_FOLLOW_MS, Math.max(SHORTEST_FOLLOW_MS, wantedMs));
  const toMs = Math.max(run.fromMs + spanMs, run.toMs + spanMs * AHEAD);
  return { fromMs: toMs - spanMs, toMs };
}

/** The whole run up to now, and a little room after it. */
export function fitSpan(run: TimeSpan): TimeSpan {
  const spanMs = Math.max(SHORTEST_FOLLOW_MS, lengthOf(run) / (1 - AHEAD / 2));
  return { fromMs: run.fromMs, toMs: run.fromMs + spanMs };
}

/** `factor` times as long, with `anchorMs` where it stands; neither too short nor longer than the whole run. */
export function zoomSpan(span: TimeSpan, factor: number, anchorMs: number, run: TimeSpan): TimeSpan {
  const longestMs = lengthOf(fitSpan(run));
  const spanMs = Math.min(longestMs, Math.max(SHORTEST_SPAN_MS, lengthOf(span) * factor));
  const fromMs = anchorMs - ((anchorMs - span.fromMs) * spanMs) / lengthOf(span);
  return keptInSight({ fromMs, toMs: fromMs + spanMs }, run);
}

export function panSpan(span: TimeSpan, byMs: number, run: TimeSpan): TimeSpan {
  return keptInSight({ fromMs: span.fromMs + byMs, toMs: span.toMs + byMs }, run);
}

/** The span moved as little as it takes for some of the run to be in sight. */
export function keptInSight(span: TimeSpan, run: TimeSpan): TimeSpan {
  const spanMs = lengthOf(span);
  const earliestMs = run.fromMs - spanMs * SLACK;
  const latestMs = Math.max(earliestMs, run.toMs - spanMs * SLACK);
  const fromMs = Math.min(latestMs, Math.max(earliestMs, span.fromMs));
  return { fromMs, toMs: fromMs + spanMs };
}

/** On the way from one span to another: lengths change by equal factors, and what both show stays in sight. */
export function mixSpans(from: TimeSpan, to: TimeSpan, share: number): TimeSpan {
  const [fromLength, toLength] = [lengthOf(from), lengthOf(to)];
  const length = fromLength ** (1 - share) * toLength ** share;
  const isZoom = Math.abs(toLength - fromLength) > 1e-3 * fromLength;
  const way = isZoom ? (length - fromLength) / (toLength - fromLength) : share;
  const fromMs = from.fromMs + (to.fromMs - from.fromMs) * way;
  return { fromMs, toMs: fromMs + length };
}
