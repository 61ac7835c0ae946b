import type { LaneId, Outcome, TaskError, TaskId, TaskSpec } from '#contract/task';
import type { Lane } from './lane';
import type { AttemptRun } from './ports';
import type { Task } from './task';
import { Alarm } from './timetable';

/** Where an attempt reports to. */
export interface AttemptOwner {
  /** The body has ended, and has said so; it succeeded where it has no error. */
  bodyEnded(attempt: Attempt): void;
  /** The attempt's own timeout is due. */
  attemptTimedOut(attempt: Attempt): void;
}

/** One run of a task on a lane, and the alarm of its own timeout. */
export class Attempt extends Alarm implements AttemptRun {
  readonly #owner: AttemptOwner;
  readonly of: Task;
  readonly on: Lane;
  readonly attempt: number;
  /** How long it may run, in milliseconds; null: as long as it will. */
  readonly timeoutMs: number | null;
  /** The verdict, once it has fallen. */
  outcome: Outcome | null = null;
  /** Whether the body has really stopped. */
  hasStopped = false;
  /** What it said when it stopped; both undefined: it succeeded with nothing to show. */
  error: TaskError | undefined = undefined;
  output: string | undefined = undefined;
  /**
   * Whether the executor is being called about it, just now. What it reports meanwhile is only noted, and taken by
   * whoever called: so no call of an executor lasts while the engine works, nor takes the engine's faults for its own.
   */
  isBeingCalled = false;
  handle: unknown = null;

  constructor(owner: AttemptOwner, task: Task, lane: Lane, timeoutMs: number | null) {
    super();
    this.#owner = owner;
    this.of = task;
    this.on = lane;
    this.attempt = task.attempts;
    this.timeoutMs = timeoutMs;
  }

  get task(): TaskId {
    return this.of.id;
  }

  get lane(): LaneId {
    return this.on.number;
  }

  get spec(): TaskSpec {
    return this.of.spec;
  }

  succeed(output?: string): void {
    this.#report(undefined, output);
  }

  fail(error: TaskError): void {
    this.#report(error, undefined);
  }

  override ring(): void {
    this.#owner.attemptTimedOut(this);
  }

  #report(error: TaskError | undefined, output: string | undefined): void {
    if (this.hasStopped) return;
    this.hasStopped = true;
    this.error = error;
    this.output = output;
    if (!this.isBeingCalled) this.#owner.bodyEnded(this);
  }
}
