import { z } from 'zod';
import { LIMIT_RANGES, MAX_DURATION_MS } from '#contract/limits';
import { CANCEL_REASONS, OUTCOMES, PRIORITIES } from '#contract/task';
import { LOG_VERSION, type RunHeader, SHUTDOWN_MODES, type TaskEvent } from '#contract/task-event';
import { fromOne, fromZero, milliseconds } from './counted';
import { describeChoice, numberIn, oneOf, textUpTo } from './expectations';
import { limitsSchema, ownLimitsSchema } from './limits-schema';
import { recordedCounts, recordedOf } from './recorded-shapes';

/** Of any text in a log: twice what the longest output or error of ours has. */
const MAX_TEXT = 131_072;

const lane = numberIn(LIMIT_RANGES.workers);
const attempt = numberIn(LIMIT_RANGES.maxAttempts);
const text = textUpTo(MAX_TEXT);

const stamp = { seq: fromOne, atMs: milliseconds };
const error = recordedOf({
  name: text,
  message: text,
  retryable: z.literal(false, { error: 'false' }).exactOptional(),
});
const report = { error: error.exactOptional(), output: text.exactOptional() };
const place = { ...stamp, task: fromOne, attempt, lane };

const headerShape = {
  type: z.literal('run', { error: 'run, as the first line of an event log says' }),
  version: z.literal(LOG_VERSION, { error: `${LOG_VERSION}, the version that this program reads` }),
};

/** What makes a first line that of a log which can be read; where it does not fit, nothing else counts. */
export const logSortSchema: z.ZodType<Pick<RunHeader, 'type' | 'version'>> = recordedOf(headerShape);

/** The first line of a log. */
export const runHeaderSchema: z.ZodType<RunHeader> = recordedOf({
  ...headerShape,
  app: text,
  seed: fromZero,
  clock: oneOf(['real', 'virtual']),
  startedAt: z.iso.datetime({ offset: true, error: 'an ISO 8601 time, or null' }).nullable(),
  limits: limitsSchema,
});

/** Every event by its type. */
const EVENTS = {
  'lane-opened': recordedOf({ ...stamp, type: z.literal('lane-opened'), lane }),
  'lane-closed': recordedOf({ ...stamp, type: z.literal('lane-closed'), lane }),
  'task-submitted': recordedOf({
    ...stamp,
    type: z.literal('task-submitted'),
    task: fromOne,
    name: text,
    kind: text,
    priority: oneOf(PRIORITIES),
    ...ownLimitsSchema.shape,
    intendedAtMs: milliseconds.exactOptional(),
    loop: z.literal('closed', { error: 'closed' }).exactOptional(),
  }),
  'task-rejected': recordedOf({
    ...stamp,
    type: z.literal('task-rejected'),
    name: text,
    reason: oneOf(['queue-full', 'shutdown', 'stopped']),
  }),
  'attempt-started': recordedOf({ ...place, type: z.literal('attempt-started') }),
  'attempt-settled': recordedOf({
    ...place,
    type: z.literal('attempt-settled'),
    outcome: oneOf(OUTCOMES),
    ...report,
  }),
  'attempt-stopped': recordedOf({ ...place, type: z.literal('attempt-stopped') }),
  'retry-scheduled': recordedOf({
    ...place,
    type: z.literal('retry-scheduled'),
    delayMs: numberIn({ min: 0, max: MAX_DURATION_MS, integer: false }),
    lane: lane.nullable(),
  }),
  'task-settled': recordedOf({
    ...stamp,
    type: z.literal('task-settled'),
    task: fromOne,
    status: oneOf(OUTCOMES),
    attempts: numberIn({ ...LIMIT_RANGES.maxAttempts, min: 0 }),
    ...report,
    reason: oneOf(CANCEL_REASONS).exactOptional(),
  }),
  'limits-changed': recordedOf({ ...stamp, type: z.literal('limits-changed'), limits: limitsSchema }),
  'shutdown-requested': recordedOf({
    ...stamp,
    type: z.literal('shutdown-requested'),
    mode: oneOf(SHUTDOWN_MODES),
    graceMs: numberIn({ min: 0, max: MAX_DURATION_MS, integer: false }).nullable(),
  }),
  'shutdown-completed': recordedOf({
    ...stamp,
    type: z.literal('shutdown-completed'),
    counts: recordedCounts,
  }),
} satisfies { readonly [T in TaskEvent['type']]: z.ZodType<Extract<TaskEvent, { readonly type: T }>> };

/** What every event has, also one of a type that is not known. */
export const eventStampSchema: z.ZodType<{
  readonly seq: number;
  readonly atMs: number;
  readonly type: string;
}> = recordedOf({ ...stamp, type: z.string({ error: describeChoice(Object.keys(EVENTS)) }) });

/** The schema of an event's type; null: of a type that this program does not know. */
export function eventSchemaOf(type: string): z.ZodType<TaskEvent> | null {
  return Object.hasOwn(EVENTS, type) ? EVENTS[type as TaskEvent['type']] : null;
}
