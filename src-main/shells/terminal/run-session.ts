import { pendingOf } from '#contract/counts';
import type { LaneId } from '#contract/task';
import type { RunHeader, ShutdownMode } from '#contract/task-event';
import type { Clock, LogSink } from '../../engine/ports';
import { Scheduler } from '../../engine/scheduler';
import { type ExecutorsByName, RoutedExecutor } from '../../executors/routed';
import { SimulatedExecutor } from '../../executors/simulated';
import { SubmissionTurns } from '../../workloads/submission-turns';
import type { Submitter } from '../../workloads/submitter';
import { OrderedTasks } from '../../workloads/task-list/ordered-tasks';
import { arrivingSubmitter } from '../../workloads/workload-submitter';
import { WorkloadTasks } from '../../workloads/workload-tasks';
import { SeededRandom } from '../world/seeded-random';
import { BoundedIntake } from '../yard/bounded-intake';
import { BODIES_PURPOSE, ENGINE_PURPOSE, workloadPurposes } from '../yard/run-purposes';
import type { RunPlan } from './run-plan';

/** Tasks submitted before the event loop goes round, for whoever presses Ctrl+C meanwhile. */
const SUBMISSIONS_PER_TURN = 5_000;

export interface RunSessionNeeds {
  readonly plan: RunPlan;
  readonly clock: Clock;
  readonly sink: LogSink;
  readonly identity: Pick<RunHeader, 'app' | 'seed' | 'startedAt'>;
  /** Executors of real work, where the plan has some. */
  readonly executors?: ExecutorsByName;
}

/**
 * One run by plan, from its first task to its shutdown: submits the workload, changes limits and shuts down
 * at their times, and shuts down too when everything is in and has settled, so that every log has an end.
 */
export class RunSession {
  readonly #plan: RunPlan;
  readonly #clock: Clock;
  readonly #identity: RunSessionNeeds['identity'];
  readonly #scheduler: Scheduler;
  readonly #submitter: Submitter;
  readonly #timers: (() => void)[] = [];
  readonly #whenOver: Promise<void>;
  #resolveOver: () => void = () => {};
  #isOver = false;

  constructor({ plan, clock, sink, identity, executors }: RunSessionNeeds) {
    this.#plan = plan;
    this.#clock = clock;
    this.#identity = identity;
    const { seed } = identity;
    this.#whenOver = new Promise((resolve) => {
      this.#resolveOver = resolve;
    });
    this.#scheduler = new Scheduler(
      {
        clock,
        executor: new RoutedExecutor({
          ...executors,
          simulated: new SimulatedExecutor(clock, new SeededRandom(seed, BODIES_PURPOSE)),
        }),
        sink: (line) => {
          sink(line);
          if (line.type === 'task-settled') this.#submitter.heard(line);
          else if (line.type === 'shutdown-completed') this.#end();
        },
        onProgress: (completed, total) => {
          if (completed === total) this.#endSoonIfDone();
        },
      },
      plan.limits,
    );
    const purposes = workloadPurposes(0);
    const { workload, list } = plan;
    const tasks =
      list === null
        ? new WorkloadTasks(workload, new SeededRandom(seed, purposes.tasks))
        : new OrderedTasks(list.orders);
    this.#submitter = arrivingSubmitter(tasks, workload.arrivals, {
      yard: new BoundedIntake(this.#scheduler, clock),
      clock,
      turns: new SubmissionTurns(clock, SUBMISSIONS_PER_TURN),
      arrivalRandom: new SeededRandom(seed, purposes.arrivals),
    });
    this.#submitter.onDone(() => this.#endSoonIfDone());
  }

  get scheduler(): Scheduler {
    return this.#scheduler;
  }

  /** Tasks of the workload that were never submitted; final once the run is over. */
  get abandoned(): number {
    return this.#submitter.abandoned + this.#submitter.toSubmit;
  }

  /** Whether the yard has shut down, or the run was left. */
  get isOver(): boolean {
    return this.#isOver;
  }

  /** Resolves when the run is over. */
  get whenOver(): Promise<void> {
    return this.#whenOver;
  }

  begin(): void {
    const { seed } = this.#identity;
    const originMs = this.#clock.now();
    this.#scheduler.start({
      ...this.#identity,
      clock: this.#plan.clock,
      random: new SeededRandom(seed, ENGINE_PURPOSE),
    });
    for (const { atMs, limits } of this.#plan.changes) {
      this.#timers.push(this.#clock.at(originMs + atMs, () => this.#scheduler.changeLimits(limits)));
    }
    const { shutdown } = this.#plan;
    if (shutdown !== null) {
      const begin = () => this.#scheduler.requestShutdown(shutdown.mode, shutdown.graceMs);
      this.#timers.push(this.#clock.at(originMs + shutdown.afterMs, begin));
    }
    this.#submitter.start();
  }

  /** Asks for a shutdown as soon as the clock can run it; safe at any time, also within a log line. */
  shutDownSoon(mode: ShutdownMode, graceMs: number | null): void {
    this.#clock.at(this.#clock.now(), () => this.#scheduler.requestShutdown(mode, graceMs));
  }

  /** Ends the run where it stands; whatever has not settled never will. */
  leave(): void {
    this.#end();
  }

  /** Lanes that keep the yard from closing. */
  hangingLanes(): LaneId[] {
    return this.#scheduler.ghostLanes();
  }

  /** In a step of its own, since this may be called from within one of the scheduler's. */
  #endSoonIfDone(): void {
    if (!this.#hasNothingLeft()) return;
    this.#clock.at(this.#clock.now(), () => {
      if (!this.#isOver && this.#hasNothingLeft() && this.#scheduler.phase === 'running') {
        this.#scheduler.requestShutdown('finish-all', null);
      }
    });
  }

  #hasNothingLeft(): boolean {
    return this.#submitter.isDone && pendingOf(this.#scheduler.counts) === 0;
  }

  #end(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    for (const cancel of this.#timers) cancel();
    this.#submitter.stop();
    this.#resolveOver();
  }
}
