import type { z } from 'zod';
import {
  type Bottleneck,
  type DurationFigures,
  type DurationsByEnd,
  LOOPS,
  type RunFigures,
} from '#contract/run-figures';
import { apiWords } from './api-words';
import { amount, fromZero, milliseconds } from './counted';
import { numberIn, objectOf } from './expectations';

const orNone = milliseconds.nullable();
const share = numberIn({ min: 0, max: 1, integer: false });

const durations = objectOf({
  n: fromZero,
  minMs: orNone,
  meanMs: orNone,
  p50Ms: orNone,
  p75Ms: orNone,
  p90Ms: orNone,
  p95Ms: orNone,
  p99Ms: orNone,
  p999Ms: orNone,
  maxMs: orNone,
}).register(apiWords, { id: 'DurationFigures' }) satisfies z.ZodType<DurationFigures>;

const byEnd = objectOf({
  all: durations,
  succeeded: durations,
  failed: durations,
  timedOut: durations,
}).register(apiWords, { id: 'DurationsByEnd' }) satisfies z.ZodType<DurationsByEnd>;

export function byLoop<T extends z.ZodType>(of: T) {
  return objectOf({ [LOOPS[0]]: of, [LOOPS[1]]: of } as { readonly open: T; readonly closed: T });
}

export const bottleneckSchema = objectOf({
  spanMs: milliseconds,
  lanesBusy: share,
  lanesHeld: share,
  waitingForLane: share,
  waitingForToken: share,
  dispatchHeld: share,
  keepingUp: share,
}).register(apiWords, {
  id: 'Bottleneck',
  description: 'Where the time of spanMs went, as shares of it',
}) satisfies z.ZodType<Bottleneck>;

export const figuresSchema = objectOf({
  run: fromZero,
  atMs: milliseconds,
  accepted: byLoop(fromZero),
  response: byLoop(byEnd.nullable()),
  wait: durations,
  service: byEnd,
  throughputPerSecond: amount,
  bottleneck: bottleneckSchema,
}).register(apiWords, {
  id: 'RunFigures',
  description: 'The run in figures, by now',
}) satisfies z.ZodType<RunFigures>;
