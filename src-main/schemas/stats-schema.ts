import { z } from 'zod';
import type { Counts } from '#contract/counts';
import { type FeedState, type Metrics, type Percentiles, SHUTDOWN_ORIGINS } from '#contract/feed-message';
import type { RunFigures } from '#contract/run-figures';
import { CLOCK_SPEED_RANGE } from '#contract/yard-clock';
import { YARD_PHASES } from '#contract/yard-view';
import { apiWords } from './api-words';
import { amount, fromOne, fromZero, milliseconds } from './counted';
import { countsShape } from './counts-shape';
import { flag, numberIn, objectOf, oneOf } from './expectations';
import { bottleneckSchema, byLoop, figuresSchema } from './figures-schema';

/** How the yard is now, as the loopback API tells it. */
export interface YardStats
  extends Pick<
    FeedState,
    | 'run'
    | 'runCount'
    | 'atMs'
    | 'phase'
    | 'counts'
    | 'queuedByPriority'
    | 'toSubmit'
    | 'neverSubmitted'
    | 'ghostLanes'
    | 'metrics'
    | 'clock'
    | 'dispatchHeld'
    | 'shutdownBy'
  > {
  /** null: this yard keeps none. */
  readonly figures: RunFigures | null;
}

export const countsSchema = objectOf(countsShape).register(apiWords, {
  id: 'Counts',
  description: 'accepted = succeeded + failed + timedOut + cancelled + queued + running + backingOff',
}) satisfies z.ZodType<Counts>;

const percentiles = objectOf({
  p50: milliseconds.nullable(),
  p95: milliseconds.nullable(),
  p99: milliseconds.nullable(),
  n: fromZero,
}).register(apiWords, {
  id: 'Percentiles',
  description: 'Of the newest durations, in ms',
}) satisfies z.ZodType<Percentiles>;

const metrics = objectOf({
  throughputPerSecond: amount,
  response: percentiles,
  closedResponse: percentiles,
  service: percentiles,
  utilisation: numberIn({ min: 0, max: 1, integer: false }),
  tokens: objectOf({ available: amount, nextInMs: milliseconds }).nullable(),
  accepted: byLoop(fromZero),
  bottleneck: bottleneckSchema.nullable(),
}) satisfies z.ZodType<Metrics>;

export const statsSchema: z.ZodType<YardStats> = objectOf({
  run: fromZero,
  runCount: fromZero,
  atMs: milliseconds,
  phase: oneOf(YARD_PHASES),
  counts: countsSchema,
  queuedByPriority: objectOf({ high: fromZero, medium: fromZero, low: fromZero }),
  toSubmit: fromZero,
  neverSubmitted: fromZero,
  ghostLanes: z.array(fromOne),
  metrics,
  clock: objectOf({ speed: numberIn(CLOCK_SPEED_RANGE), paused: flag() }),
  dispatchHeld: flag(),
  shutdownBy: oneOf(SHUTDOWN_ORIGINS).nullable(),
  figures: figuresSchema.nullable(),
}).register(apiWords, { id: 'Stats', description: 'How the yard is now' });
