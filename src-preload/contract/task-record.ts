import { toMicros } from './micros';
import type {
  CancelReason,
  LaneId,
  Outcome,
  OwnLimits,
  Priority,
  TaskError,
  TaskId,
  TaskPhase,
} from './task';
import type { TaskEvent } from './task-event';

/** One attempt of a task, as the log tells it. */
export interface AttemptRecord {
  readonly attempt: number;
  readonly lane: LaneId;
  readonly startedAtMs: number;
  /** When its verdict fell; null while it runs. */
  settledAtMs: number | null;
  outcome: Outcome | null;
  error: TaskError | null;
  /** When a body that outlived its verdict really stopped; null where it did not, or has not yet. */
  stoppedAtMs: number | null;
}

/** Everything the log says of one task. */
export interface TaskRecord {
  readonly task: TaskId;
  readonly name: string;
  readonly kind: string;
  readonly priority: Priority;
  readonly own: OwnLimits | null;
  readonly submittedAtMs: number;
  /** When its arrival was due: `submittedAtMs`, or earlier where it was accepted late. */
  readonly intendedAtMs: number;
  phase: TaskPhase;
  readonly attempts: AttemptRecord[];
  /** When the next attempt is due, while it backs off. */
  retryAtMs: number | null;
  /** The sum of all delays scheduled before retries, in milliseconds. */
  backoffMs: number;
  settledAtMs: number | null;
  output: string | null;
  error: TaskError | null;
  reason: CancelReason | null;
}

/** The events that speak of one accepted task. */
export type TaskBoundEvent = Extract<TaskEvent, { readonly task: TaskId }>;

export function isTaskBound(event: TaskEvent): event is TaskBoundEvent {
  return 'task' in event;
}

/**
 * The one fold of a task's events: the record after `event`.
 *
 * `task-submitted` begins a record; every other event changes the record given, which the caller owns,
 * and returns it.
 *
 * @throws Error where the event belongs to another task or to none begun: the log is broken, or we are.
 */
export function applyEvent(record: TaskRecord | undefined, event: TaskBoundEvent): TaskRecord {
  if (event.type === 'task-submitted') return begin(event);
  if (record === undefined || record.task !== event.task) {
    throw new Error(`${event.type} of task ${event.task} (seq ${event.seq}) has no record to change`);
  }
  switch (event.type) {
    case 'attempt-started':
      record.phase = 'running';
      record.retryAtMs = null;
      record.attempts.push({
        attempt: event.attempt,
        lane: event.lane,
        startedAtMs: event.atMs,
        settledAtMs: null,
        outcome: null,
        error: null,
        stoppedAtMs: null,
      });
      return record;
    case 'attempt-settled': {
      const attempt = attemptOf(record, event.attempt);
      attempt.settledAtMs = event.atMs;
      attempt.outcome = event.outcome;
      attempt.error = event.error ?? null;
      return record;
    }
    case 'attempt-stopped':
      attemptOf(record, event.attempt).stoppedAtMs = event.atMs;
      return record;
    case 'retry-scheduled':
      record.phase = 'backing-off';
      record.retryAtMs = toMicros(event.atMs + event.delayMs);
      record.backoffMs = toMicros(record.backoffMs + event.delayMs);
      return record;
    case 'task-settled':
      record.phase = event.status;
      record.retryAtMs = null;
      record.settledAtMs = event.atMs;
      record.output = event.output ?? null;
      record.error = event.error ?? null;
      record.reason = event.reason ?? null;
      return record;
    default:
      return neverEvent(event);
  }
}

/** Waiting before the first start, in milliseconds: so far, where it has not started. */
export function waitMsOf(record: TaskRecord, nowMs: number): number {
  const until = record.attempts[0]?.startedAtMs ?? record.settledAtMs ?? nowMs;
  return toMicros(until - record.submittedAtMs);
}

/** Service time: the sum of all attempts from start to verdict, in milliseconds. */
export function runMsOf(record: TaskRecord, nowMs: number): number {
  let sum = 0;
  for (const attempt of record.attempts) sum += (attempt.settledAtMs ?? nowMs) - attempt.startedAtMs;
  return toMicros(sum);
}

/** Response time: from the intended arrival to the end, in milliseconds; null while it is pending. */
export function responseMsOf(record: TaskRecord): number | null {
  return record.settledAtMs === null ? null : toMicros(record.settledAtMs - record.intendedAtMs);
}

function begin(event: Extract<TaskEvent, { type: 'task-submitted' }>): TaskRecord {
  return {
    task: event.task,
    name: event.name,
    kind: event.kind,
    priority: event.priority,
    own: ownLimitsOf(event),
    submittedAtMs: event.atMs,
    intendedAtMs: event.intendedAtMs ?? event.atMs,
    phase: 'queued',
    attempts: [],
    retryAtMs: null,
    backoffMs: 0,
    settledAtMs: null,
    output: null,
    error: null,
    reason: null,
  };
}

function ownLimitsOf(event: OwnLimits): OwnLimits | null {
  const own: { -readonly [K in keyof OwnLimits]: OwnLimits[K] } = {};
  if (event.maxAttempts !== undefined) own.maxAttempts = event.maxAttempts;
  if (event.attemptTimeoutMs !== undefined) own.attemptTimeoutMs = event.attemptTimeoutMs;
  if (event.queueTimeoutMs !== undefined) own.queueTimeoutMs = event.queueTimeoutMs;
  if (event.totalTimeoutMs !== undefined) own.totalTimeoutMs = event.totalTimeoutMs;
  return Object.keys(own).length === 0 ? null : own;
}

function attemptOf(record: TaskRecord, attempt: number): AttemptRecord {
  const found = record.attempts[attempt - 1];
  if (found === undefined) throw new Error(`task ${record.task} has no attempt ${attempt}`);
  return found;
}

function neverEvent(event: never): never {
  throw new Error(`unknown event ${JSON.stringify(event)}`);
}
