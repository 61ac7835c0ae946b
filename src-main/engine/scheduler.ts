import { type Counts, zeroCounts } from '#contract/counts';
import type { Limits } from '#contract/limits';
import type { LaneId, TaskSpec } from '#contract/task';
import type { ShutdownMode } from '#contract/task-event';
import type { YardPhase } from '#contract/yard-view';
import type { Inspection } from './inspection';
import type { CancelRange, Submission } from './ports';
import { Run, type RunIdentity, type World } from './run';

/**
 * A concurrent task scheduler: tasks come in at any time, run on a bounded number of lanes, are timed out,
 * retried and cancelled, and each accepted one settles exactly once. Everything that happens is written to
 * the log, one run after the other.
 *
 * It is synchronous and asks the world for nothing but what it was given. What it is given must be valid:
 * strangers' input is checked before it comes here.
 */
export class Scheduler {
  readonly #world: World;
  #limits: Limits;
  #run: Run | null = null;

  constructor(world: World, limits: Limits) {
    this.#world = world;
    this.#limits = limits;
  }

  /** `stopped` before the first start and after each shutdown. */
  get phase(): YardPhase {
    return this.#run?.state.phase ?? 'stopped';
  }

  get limits(): Limits {
    return this.#limits;
  }

  /** The books of the run that is on, or was last. */
  get counts(): Readonly<Counts> {
    return this.#run?.state.journal.counts ?? zeroCounts();
  }

  /** Now, in milliseconds of the run; 0 before the first. */
  elapsedMs(): number {
    return this.#run?.state.time.tick() ?? 0;
  }

  /**
   * Starts a stopped yard: a new run with a log of its own, its tasks, times and events counted anew.
   *
   * @throws Error where the yard is not stopped
   */
  start(identity: RunIdentity): void {
    if (this.phase !== 'stopped') throw new Error(`a yard that is ${this.phase} cannot be started`);
    this.#run = new Run(this.#world, identity, this.#limits);
  }

  /** Hands in a task. A stopped yard rejects it without a trace: its log has ended. */
  submit(spec: TaskSpec): Submission {
    if (this.#run === null || this.phase === 'stopped') return { status: 'rejected', reason: 'stopped' };
    return this.#run.submit(spec);
  }

  /**
   * Calls back once, when a blocked submission may be tried again; never within this call. First come,
   * first called. Returns its own undo.
   */
  whenRoom(resume: () => void): () => void {
    return this.#run?.whenRoom(resume) ?? (() => {});
  }

  /**
   * Cancels everything below the target; returns how many tasks that ends. To the tasks it is one moment, although
   * of very many not all may have settled on return: see {@link World.mostPerStep}.
   */
  cancel(target: CancelRange): number {
    return this.#run === null || this.phase === 'stopped' ? 0 : this.#run.cancel(target);
  }

  /** Sets all limits, from this moment on; for the next run where the yard is stopped. */
  changeLimits(limits: Limits): void {
    this.#limits = limits;
    if (this.#run !== null && this.phase !== 'stopped') this.#run.changeLimits(limits);
  }

  /**
   * Begins to shut down; a second request cancels what still runs. A stopped yard stays as it is.
   *
   * @param graceMs after so many milliseconds what still runs is cancelled; null: never
   */
  requestShutdown(mode: ShutdownMode, graceMs: number | null): void {
    if (this.#run !== null && this.phase !== 'stopped') this.#run.requestShutdown(mode, graceMs);
  }

  /** Whether nothing is started for the time being. */
  get isDispatchHeld(): boolean {
    return this.#run?.state.isDispatchHeld ?? false;
  }

  /**
   * Starts nothing more until it is released: what runs goes on, what waits waits. A yard that does not run
   * stays as it is, and a shutdown releases it: what is to be finished must be able to start.
   */
  holdDispatch(held: boolean): void {
    if (this.#run !== null && this.phase !== 'stopped') this.#run.holdDispatch(held);
  }

  /** The token bucket as it is now; null where starts are not limited. */
  tokens(): { readonly available: number; readonly nextInMs: number } | null {
    return this.#run?.tokens() ?? null;
  }

  /** Answers questions about the run as it is now, or was when it ended; null before the first. */
  inspect(): Inspection | null {
    return this.#run?.inspect() ?? null;
  }

  /** Lanes whose body runs on after its verdict: where a shutdown hangs, these say who hangs. */
  ghostLanes(): LaneId[] {
    return this.#run?.ghostLanes() ?? [];
  }
}
