import type { Limits } from '#contract/limits';
import type { OwnLimits, TaskId } from '#contract/task';
import type { LogLine, TaskSettled } from '#contract/task-event';

/** The limits that one task goes by. */
export type TaskLimits = Required<OwnLimits>;

/** Changes that are remembered, the newest; what held before them is taken to be what the oldest says. */
const MAX_CHANGES = 10_000;
/** Tasks that are remembered for having settled in the very microsecond of a change. */
const MAX_CLOSE_CALLS = 10_000;

/** What was allowed to the tasks of a run, and when: a fold of its log, so that an ending can be judged afterwards. */
export class LimitsHistory {
  #changes: { readonly fromMs: number; readonly limits: TaskLimits }[] = [];
  /** What held for tasks that settled at the time of a change, but after it. */
  readonly #closeCalls = new Map<TaskId, TaskLimits>();
  #retriesEndedAtMs = Number.POSITIVE_INFINITY;

  take(line: LogLine): void {
    switch (line.type) {
      case 'run':
        this.#changes = [{ fromMs: Number.NEGATIVE_INFINITY, limits: taskLimitsOf(line.limits) }];
        this.#closeCalls.clear();
        this.#retriesEndedAtMs = Number.POSITIVE_INFINITY;
        return;
      case 'limits-changed':
        this.#change(line.atMs, taskLimitsOf(line.limits));
        return;
      case 'shutdown-requested':
        if (line.mode !== 'finish-all') {
          this.#retriesEndedAtMs = Math.min(this.#retriesEndedAtMs, line.atMs);
        }
        return;
      case 'task-settled':
        this.#settle(line);
        return;
      default:
        return;
    }
  }

  /** The yard's limits as they were when the task settled; they are for those that it had not of its own. */
  limitsFor(task: TaskId, settledAtMs: number): TaskLimits {
    const change = this.#changes.findLast(({ fromMs }) => fromMs < settledAtMs) ?? this.#changes[0];
    const limits = this.#closeCalls.get(task) ?? change?.limits;
    if (limits === undefined) throw new Error(`task ${task} has settled, and no run has begun`);
    return limits;
  }

  /** Whether a shutdown had put an end to all retries by then. */
  hadRetriesEnded(atMs: number): boolean {
    return this.#retriesEndedAtMs <= atMs;
  }

  #change(fromMs: number, limits: TaskLimits): void {
    const newest = this.#changes.at(-1)?.limits;
    if (newest !== undefined && areEqual(newest, limits)) return;
    this.#changes.push({ fromMs, limits });
    if (this.#changes.length > MAX_CHANGES * 1.5) this.#changes = this.#changes.slice(-MAX_CHANGES);
  }

  #settle({ task, atMs, status }: TaskSettled): void {
    const newest = this.#changes.at(-1);
    // A cancel goes by no limit. There may be many of them while the clock stands.
    if (newest?.fromMs !== atMs || status === 'cancelled') return;
    this.#closeCalls.set(task, newest.limits);
    if (this.#closeCalls.size <= MAX_CLOSE_CALLS) return;
    for (const oldest of this.#closeCalls.keys()) {
      this.#closeCalls.delete(oldest);
      return;
    }
  }
}

function taskLimitsOf(limits: Limits): TaskLimits {
  const { maxAttempts, attemptTimeoutMs, queueTimeoutMs, totalTimeoutMs } = limits;
  return { maxAttempts, attemptTimeoutMs, queueTimeoutMs, totalTimeoutMs };
}

function areEqual(a: TaskLimits, b: TaskLimits): boolean {
  return (
    a.maxAttempts === b.maxAttempts &&
    a.attemptTimeoutMs === b.attemptTimeoutMs &&
    a.queueTimeoutMs === b.queueTimeoutMs &&
    a.totalTimeoutMs === b.totalTimeoutMs
  );
}
