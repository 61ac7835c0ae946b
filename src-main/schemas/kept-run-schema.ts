import { z } from 'zod';
import { KEPT_OUTCOMES, type KeptRun, MAX_RUN_NAME_LENGTH } from '#contract/kept-runs';
import type { NumberRange } from '#contract/limits';
import type { DurationFigures, DurationsByEnd, RunFigures } from '#contract/run-figures';
import { anObject, numberIn, oneOf, textUpTo } from './expectations';
import { limitsSchema } from './limits-schema';

const SAFE: NumberRange = { min: 0, max: Number.MAX_SAFE_INTEGER, integer: true };
const whole = numberIn(SAFE);
const amount = numberIn({ ...SAFE, integer: false });
const durationMs = amount.nullable();

/** What a later program says besides is passed over. */
const looseOf = <T extends z.core.$ZodLooseShape>(shape: T) => z.object(shape, { error: anObject });

const durations: z.ZodType<DurationFigures> = looseOf({
  n: whole,
  minMs: durationMs,
  meanMs: durationMs,
  p50Ms: durationMs,
  p75Ms: durationMs,
  p90Ms: durationMs,
  p95Ms: durationMs,
  p99Ms: durationMs,
  p999Ms: durationMs,
  maxMs: durationMs,
});

const byEnd: z.ZodType<DurationsByEnd> = looseOf({
  all: durations,
  succeeded: durations,
  failed: durations,
  timedOut: durations,
});

const figures: z.ZodType<RunFigures> = looseOf({
  run: whole,
  atMs: amount,
  accepted: looseOf({ open: whole, closed: whole }),
  response: looseOf({ open: byEnd.nullable(), closed: byEnd.nullable() }),
  wait: durations,
  service: byEnd,
  throughputPerSecond: amount,
  bottleneck: looseOf({
    spanMs: amount,
    lanesBusy: amount,
    lanesHeld: amount,
    waitingForLane: amount,
    waitingForToken: amount,
    dispatchHeld: amount,
    keepingUp: amount,
  }),
});

const counts = looseOf({
  accepted: whole,
  rejected: whole,
  queued: whole,
  running: whole,
  backingOff: whole,
  succeeded: whole,
  failed: whole,
  timedOut: whole,
  cancelled: whole,
  attempts: whole,
  retries: whole,
  ghosts: whole,
});

/** What is kept of a run beside its log. */
export const keptRunSchema: z.ZodType<KeptRun> = looseOf({
  id: textUpTo(80, 1),
  name: textUpTo(MAX_RUN_NAME_LENGTH, 1).nullable(),
  app: z.string(),
  seed: whole,
  startedAt: z.string().nullable(),
  outcome: oneOf(KEPT_OUTCOMES),
  problem: z.string().nullable(),
  endedAtMs: amount,
  bytes: whole,
  events: whole,
  counts,
  limits: limitsSchema,
  limitChanges: whole,
  kinds: z.array(looseOf({ kind: z.string(), tasks: whole })).max(20),
  figures,
});
