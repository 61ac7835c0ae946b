import { COUNT_OF_OUTCOME, type Counts, zeroCounts } from '#contract/counts';
import type { Limits } from '#contract/limits';
import type { CancelReason, LaneId, Outcome, RejectReason, TaskError } from '#contract/task';
import type {
  AttemptSettled,
  ShutdownMode,
  TaskEvent,
  TaskSettled,
  TaskSubmitted,
} from '#contract/task-event';
import type { Attempt } from './attempt';
import type { LogSink } from './ports';
import type { RunTime } from './run-time';
import type { Task } from './task';

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/**
 * Writes the run's log: each event numbered, stamped and handed to the sink, with the books brought up to
 * date first, so that they add up at every event. Keys stand in the order of the log's format.
 */
export class Journal {
  readonly #time: RunTime;
  readonly #sink: LogSink;
  readonly counts: Counts = zeroCounts();
  #seq = 0;

  constructor(time: RunTime, sink: LogSink) {
    this.#time = time;
    this.#sink = sink;
  }

  laneOpened(lane: LaneId): void {
    this.#write({ seq: ++this.#seq, atMs: this.#time.nowMs, type: 'lane-opened', lane });
  }

  laneClosed(lane: LaneId): void {
    this.#write({ seq: ++this.#seq, atMs: this.#time.nowMs, type: 'lane-closed', lane });
  }

  taskSubmitted(task: Task): void {
    this.counts.accepted++;
    this.counts.queued++;
    const atMs = this.#time.nowMs;
    const { name, kind, priority, own, intendedAtMs, loop } = task.spec;
    const event: Writable<TaskSubmitted> = {
      seq: ++this.#seq,
      atMs,
      type: 'task-submitted',
      task: task.id,
      name,
      kind,
      priority,
    };
    if (own !== undefined) {
      if (own.maxAttempts !== undefined) event.maxAttempts = own.maxAttempts;
      if (own.attemptTimeoutMs !== undefined) event.attemptTimeoutMs = own.attemptTimeoutMs;
      if (own.queueTimeoutMs !== undefined) event.queueTimeoutMs = own.queueTimeoutMs;
      if (own.totalTimeoutMs !== undefined) event.totalTimeoutMs = own.totalTimeoutMs;
    }
    if (intendedAtMs !== undefined && intendedAtMs < atMs) event.intendedAtMs = intendedAtMs;
    if (loop !== undefined) event.loop = loop;
    this.#write(event);
  }

  taskRejected(name: string, reason: RejectReason): void {
    this.counts.rejected++;
    this.#write({ seq: ++this.#seq, atMs: this.#time.nowMs, type: 'task-rejected', name, reason });
  }

  /** The task's phase must still tell where it comes from. */
  attemptStarted(attempt: Attempt): void {
    this.#leave(attempt.of);
    this.counts.running++;
    this.counts.attempts++;
    this.#write({
      seq: ++this.#seq,
      atMs: this.#time.nowMs,
      type: 'attempt-started',
      task: attempt.task,
      attempt: attempt.attempt,
      lane: attempt.lane,
    });
  }

  attemptSettled(attempt: Attempt, outcome: Outcome, error?: TaskError, output?: string): void {
    const event: Writable<AttemptSettled> = {
      seq: ++this.#seq,
      atMs: this.#time.nowMs,
      type: 'attempt-settled',
      task: attempt.task,
      attempt: attempt.attempt,
      lane: attempt.lane,
      outcome,
    };
    if (error !== undefined) event.error = error;
    if (output !== undefined) event.output = output;
    this.#write(event);
  }

  attemptStopped(attempt: Attempt): void {
    this.counts.ghosts++;
    this.#write({
      seq: ++this.#seq,
      atMs: this.#time.nowMs,
      type: 'attempt-stopped',
      task: attempt.task,
      attempt: attempt.attempt,
      lane: attempt.lane,
    });
  }

  /** The task's phase must still tell where it comes from. */
  retryScheduled(task: Task, delayMs: number, lane: LaneId | null): void {
    this.#leave(task);
    this.counts.backingOff++;
    this.counts.retries++;
    this.#write({
      seq: ++this.#seq,
      atMs: this.#time.nowMs,
      type: 'retry-scheduled',
      task: task.id,
      attempt: task.attempts + 1,
      delayMs,
      lane,
    });
  }

  /** The task's phase must still tell where it comes from. */
  taskSettled(task: Task, status: Outcome, error?: TaskError, output?: string, reason?: CancelReason): void {
    this.#leave(task);
    this.counts[COUNT_OF_OUTCOME[status]]++;
    const event: Writable<TaskSettled> = {
      seq: ++this.#seq,
      atMs: this.#time.nowMs,
      type: 'task-settled',
      task: task.id,
      status,
      attempts: task.attempts,
    };
    if (output !== undefined) event.output = output;
    if (error !== undefined) event.error = error;
    if (reason !== undefined) event.reason = reason;
    this.#write(event);
  }

  limitsChanged(limits: Limits): void {
    this.#write({ seq: ++this.#seq, atMs: this.#time.nowMs, type: 'limits-changed', limits });
  }

  shutdownRequested(mode: ShutdownMode, graceMs: number | null): void {
    this.#write({ seq: ++this.#seq, atMs: this.#time.nowMs, type: 'shutdown-requested', mode, graceMs });
  }

  shutdownCompleted(): void {
    const counts = { ...this.counts };
    this.#write({ seq: ++this.#seq, atMs: this.#time.nowMs, type: 'shutdown-completed', counts });
  }

  #leave(task: Task): void {
    if (task.phase === 'queued') this.counts.queued--;
    else if (task.phase === 'running') this.counts.running--;
    else this.counts.backingOff--;
  }

  #write(event: TaskEvent): void {
    this.#sink(event);
  }
}
