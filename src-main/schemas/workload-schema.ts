import { z } from 'zod';
import type { OwnLimits, Priority } from '#contract/task';
import {
  ARRIVAL_RANGE,
  ARRIVAL_SPAN_RANGE,
  type Arrivals,
  COUNT_RANGE,
  type DemoKind,
  IN_FLIGHT_RANGE,
  LESSON_WORKLOAD,
  MAX_NAME_LENGTH,
  WEIGHT_RANGE,
  type Workload,
} from '#contract/workload';
import { anObject, flag, numberIn, objectOf, textUpTo } from './expectations';
import { ownLimitsSchema } from './limits-schema';
import { workSchema } from './work-schema';

const weight = numberIn(WEIGHT_RANGE);

const mix = withSomeWeight(
  objectOf({ normal: weight, unstable: weight, slow: weight, failing: weight }),
) satisfies z.ZodType<Readonly<Record<DemoKind, number>>>;

const priorities = withSomeWeight(
  objectOf({ high: weight, medium: weight, low: weight }),
) satisfies z.ZodType<Readonly<Record<Priority, number>>>;

const perSecond = numberIn(ARRIVAL_RANGE);
const span = numberIn(ARRIVAL_SPAN_RANGE);

const arrivals = z.discriminatedUnion(
  'kind',
  [
    objectOf({ kind: z.literal('burst') }),
    objectOf({ kind: z.enum(['constant', 'poisson']), perSecond }),
    objectOf({ kind: z.literal('ramp'), fromPerSecond: perSecond, toPerSecond: perSecond, rampMs: span }),
    objectOf({ kind: z.literal('step'), perSecond, stepPerSecond: perSecond, stepMs: span }),
    objectOf({
      kind: z.literal('spike'),
      perSecond,
      peakPerSecond: perSecond,
      afterMs: span,
      spikeMs: span,
    }),
    objectOf({ kind: z.literal('closed'), inFlight: numberIn(IN_FLIGHT_RANGE) }),
  ],
  { error: anObject },
) satisfies z.ZodType<Arrivals>;

const count = numberIn(COUNT_RANGE);
const rest = {
  work: workSchema.describe('What every task does. Absent: pretended work of the mix.').exactOptional(),
  name: textUpTo(MAX_NAME_LENGTH, 1)
    .describe('What the tasks are called, a number follows. Absent: their kind.')
    .exactOptional(),
  ignoresCancel: flag()
    .describe('Bodies of pretended work run on after a timeout or cancel.')
    .exactOptional(),
  own: (ownLimitsSchema satisfies z.ZodType<OwnLimits>).exactOptional(),
};

/** A workload as the API takes it: whole. */
export const workloadSchema: z.ZodType<Workload> = objectOf({ count, mix, priorities, arrivals, ...rest });

const absent = numberIn(WEIGHT_RANGE).default(0);

/**
 * A workload as a file tells it: what is absent is the lesson's; a kind or level absent from a mix that is
 * given weighs 0.
 */
export const workloadFileShape = {
  count: count.describe('Tasks in all.').default(LESSON_WORKLOAD.count),
  mix: withSomeWeight(objectOf({ normal: absent, unstable: absent, slow: absent, failing: absent }))
    .describe('Weights of the kinds of pretended work, at least one above 0.')
    .default({ ...LESSON_WORKLOAD.mix }),
  priorities: withSomeWeight(objectOf({ high: absent, medium: absent, low: absent }))
    .describe('Weights of the levels, at least one above 0.')
    .default({ ...LESSON_WORKLOAD.priorities }),
  arrivals: arrivals
    .describe('When tasks arrive: by a schedule, or one after another as earlier ones end (closed).')
    .default(LESSON_WORKLOAD.arrivals),
  ...rest,
};

function withSomeWeight<T extends z.ZodType<Readonly<Record<string, number>>>>(schema: T) {
  return schema.refine((weights) => Object.values(weights).some((value) => value > 0), {
    error: 'at least one weight above 0',
  });
}
