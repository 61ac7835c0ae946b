import { DEFAULT_LIMITS, type Limits } from '#contract/limits';
import type { TaskSpec } from '#contract/task';
import type { LogLine, TaskEvent } from '#contract/task-event';
import { Scheduler } from '../../src-main/engine/scheduler';
import { SeededRandom } from '../../src-main/shells/world/seeded-random';
import { VirtualClock } from '../../src-main/shells/world/virtual-clock';
import { ClosedPace } from '../../src-main/workloads/closed-pace';
import { SubmissionTurns } from '../../src-main/workloads/submission-turns';
import { Submitter } from '../../src-main/workloads/submitter';
import { type Script, ScriptedExecutor, SUCCEEDS, scriptedBody } from './scripted-executor';

export interface ClosedLoopOptions {
  readonly inFlight: number;
  readonly count: number;
  readonly limits?: Partial<Limits>;
  /** What the n-th task does, from 0. Default: succeeds after 10 ms. */
  readonly script?: (index: number) => Partial<Script>;
}

/** A yard on a virtual clock, and a closed loop that hears its log. */
export class ClosedLoopRig {
  readonly clock = new VirtualClock();
  readonly events: TaskEvent[] = [];
  readonly scheduler: Scheduler;
  readonly submitter: Submitter;
  /** Most tasks of the loop that were pending at one time. */
  mostPending = 0;
  #pending = 0;

  constructor({ inFlight, count, limits, script = () => ({}) }: ClosedLoopOptions) {
    const { clock } = this;
    this.scheduler = new Scheduler(
      { clock, executor: new ScriptedExecutor(clock), sink: (line) => this.#take(line) },
      { ...DEFAULT_LIMITS, ...limits },
    );
    this.scheduler.start({
      app: 'switchyard/test',
      seed: 1,
      clock: 'virtual',
      startedAt: null,
      random: new SeededRandom(1),
    });
    this.submitter = new Submitter({
      yard: this.scheduler,
      clock,
      turns: new SubmissionTurns(clock, 1_000),
      pace: new ClosedPace(inFlight, clock, this.scheduler),
      tasks: {
        count,
        taskAt: (index, intendedAtMs): TaskSpec => ({
          name: `task ${index + 1}`,
          kind: 'script',
          priority: 'medium',
          body: scriptedBody({ ...SUCCEEDS, ...script(index) }),
          ...(intendedAtMs === undefined ? null : { intendedAtMs }),
        }),
      },
    });
  }

  /** How many events there are of a type. */
  countOf(type: TaskEvent['type']): number {
    return this.events.filter((event) => event.type === type).length;
  }

  /** When tasks were accepted or refused, in milliseconds, in turn. */
  arrivals(): string[] {
    return this.events.flatMap((event) => {
      if (event.type === 'task-rejected') return `${event.atMs} refused`;
      if (event.type !== 'task-submitted') return [];
      return event.intendedAtMs === undefined ? `${event.atMs}` : `${event.atMs} due ${event.intendedAtMs}`;
    });
  }

  #take(line: LogLine): void {
    if (line.type === 'run') return;
    this.events.push(line);
    if (line.type === 'task-submitted') this.mostPending = Math.max(this.mostPending, ++this.#pending);
    if (line.type !== 'task-settled') return;
    this.#pending--;
    this.submitter.heard(line);
  }
}
