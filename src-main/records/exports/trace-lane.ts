import type { LaneId, Outcome, TaskError, TaskId } from '#contract/task';
import type { RetryScheduled, TaskSubmitted } from '#contract/task-event';
import { complete, type TraceEvent } from './trace-event';

/** Who an attempt is of. */
export type TracedTask = Pick<TaskSubmitted, 'task' | 'name' | 'kind' | 'priority'>;

interface TracedAttempt {
  readonly of: TracedTask;
  readonly attempt: number;
  readonly fromMs: number;
}

/** What stands on a lane while the log goes on, as a thread of a trace. */
export class TraceLane {
  readonly #lane: LaneId;
  #running: TracedAttempt | null = null;
  /** An attempt that has its verdict; its body may go on. */
  #settled: (TracedAttempt & { readonly outcome: Outcome }) | null = null;
  #hold: {
    readonly task: TaskId;
    readonly attempt: number;
    readonly fromMs: number;
    readonly delayMs: number;
  } | null = null;

  /** A wait that is over, while nobody knows yet whether a ghost was on the lane instead. */
  #waited: TraceEvent | null = null;

  constructor(lane: LaneId) {
    this.#lane = lane;
  }

  start(of: TracedTask, attempt: number, atMs: number): TraceEvent[] {
    const waited = [...this.endHold(atMs), ...this.#noGhost()];
    this.#running = { of, attempt, fromMs: atMs };
    return waited;
  }

  settle(
    atMs: number,
    outcome: Outcome,
    error: TaskError | undefined,
    output: string | undefined,
  ): TraceEvent[] {
    const running = this.#running;
    if (running === null) return [];
    this.#running = null;
    this.#settled = { ...running, fromMs: atMs, outcome };
    const more = {
      outcome,
      ...(error === undefined ? null : { error: `${error.name}: ${error.message}` }),
      ...(output === undefined ? null : { output }),
    };
    return [this.#attempt('attempt', running, atMs, more)];
  }

  /** The body that outlived its verdict has stopped. */
  stop(atMs: number): TraceEvent[] {
    const settled = this.#settled;
    this.#settled = null;
    if (settled === null) return [];
    // What overlaps on a thread of a trace must nest: the wait is told from where the ghost has gone, if it got so far.
    this.#waited = null;
    if (this.#hold !== null) this.#hold = { ...this.#hold, fromMs: atMs };
    return [this.#attempt('ghost', settled, atMs, { outlived: settled.outcome })];
  }

  hold({ task, attempt, atMs, delayMs }: RetryScheduled): void {
    this.#hold = { task, attempt, fromMs: atMs, delayMs };
  }

  /** @param task only where it is held for that one; null: for any */
  endHold(atMs: number, task: TaskId | null = null): TraceEvent[] {
    const hold = this.#hold;
    if (hold === null || (task !== null && hold.task !== task)) return [];
    this.#hold = null;
    const { attempt, delayMs, fromMs } = hold;
    if (atMs === fromMs) return [];
    const args = { task: hold.task, nextAttempt: attempt, delayMs };
    const wait = complete('backoff', 'backoff, lane held', this.#lane, fromMs, atMs, args);
    if (this.#settled === null) return [wait];
    this.#waited = wait;
    return [];
  }

  /** Nothing was on the lane since its last verdict, as is known by now. */
  #noGhost(): TraceEvent[] {
    const waited = this.#waited;
    this.#waited = null;
    this.#settled = null;
    return waited === null ? [] : [waited];
  }

  /** The log ends: what stands there, as far as it went. */
  end(atMs: number): TraceEvent[] {
    const running = this.#running;
    const cut =
      running === null
        ? []
        : [this.#attempt('attempt', running, atMs, { outcome: 'not known: the log ends' })];
    return [...cut, ...this.endHold(atMs), ...this.#noGhost()];
  }

  #attempt(category: 'attempt' | 'ghost', one: TracedAttempt, toMs: number, more: object): TraceEvent {
    const { of, attempt, fromMs } = one;
    const name = category === 'ghost' ? `ghost of ${of.name}` : of.name;
    const { task, kind, priority } = of;
    return complete(category, name, this.#lane, fromMs, toMs, { task, attempt, kind, priority, ...more });
  }
}
