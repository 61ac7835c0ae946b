import { isConserved } from '#contract/counts';
import { DEFAULT_LIMITS, type Limits } from '#contract/limits';
import type { TaskSpec } from '#contract/task';
import type { LogLine, RunHeader, TaskEvent } from '#contract/task-event';
import type { Clock } from '../../src-main/engine/ports';
import { Scheduler } from '../../src-main/engine/scheduler';
import { SeededRandom } from '../../src-main/shells/world/seeded-random';
import { VirtualClock } from '../../src-main/shells/world/virtual-clock';
import { type Script, ScriptedExecutor, SUCCEEDS, scriptedBody } from './scripted-executor';

export interface YardRigOptions {
  /** The yard's clock, made over the one that the test moves. Default: that itself. */
  readonly clockOver?: (clock: VirtualClock) => Clock;
  /** Of many ends at once, how many come in one step. Default: the engine's own. */
  readonly mostPerStep?: number | undefined;
}

/** A scheduler on a virtual clock with scripted bodies, and everything it wrote. */
export class YardRig {
  readonly clock = new VirtualClock();
  readonly yardClock: Clock;
  readonly executor: ScriptedExecutor;
  readonly log: LogLine[] = [];
  readonly progress: string[] = [];
  /** Events at which the engine's own books did not add up. */
  readonly imbalances: LogLine[] = [];
  readonly scheduler: Scheduler;
  readonly #seed: number;

  constructor(limits: Partial<Limits> = {}, seed = 1, { clockOver, mostPerStep }: YardRigOptions = {}) {
    this.#seed = seed;
    this.yardClock = clockOver === undefined ? this.clock : clockOver(this.clock);
    this.executor = new ScriptedExecutor(this.yardClock);
    this.scheduler = new Scheduler(
      {
        clock: this.yardClock,
        executor: this.executor,
        sink: (line) => {
          this.log.push(line);
          // The header comes while the run is still being made.
          if (line.type !== 'run' && !isConserved(this.scheduler.counts)) this.imbalances.push(line);
        },
        onProgress: (completed, total) => this.progress.push(`${completed}/${total}`),
        ...(mostPerStep === undefined ? null : { mostPerStep }),
      },
      { ...DEFAULT_LIMITS, ...limits },
    );
    this.start();
  }

  start(): void {
    this.scheduler.start({
      app: 'switchyard/test',
      seed: this.#seed,
      clock: 'virtual',
      startedAt: null,
      random: new SeededRandom(this.#seed),
    });
  }

  /** Hands in one task with the script, named by its turn. */
  submit(script: Partial<Script> = {}, spec: Partial<TaskSpec> = {}): string {
    const submission = this.scheduler.submit({
      name: 'task',
      kind: 'script',
      priority: 'medium',
      body: scriptedBody({ ...SUCCEEDS, ...script }),
      ...spec,
    });
    return submission.status === 'accepted' ? `#${submission.task}` : submission.status;
  }

  change(limits: Partial<Limits>): void {
    this.scheduler.changeLimits({ ...this.scheduler.limits, ...limits });
  }

  /** Runs what is given when the yard's clock reaches the time. */
  at(timeMs: number, run: () => void): void {
    this.yardClock.at(timeMs, run);
  }

  get header(): RunHeader {
    return this.log.findLast((line) => line.type === 'run') as RunHeader;
  }

  /** The events of the last run. */
  get events(): TaskEvent[] {
    const at = this.log.findLastIndex((line) => line.type === 'run');
    return this.log.slice(at + 1) as TaskEvent[];
  }

  /** The events as short lines, lanes' opening and closing left out unless asked for. */
  journal(withLanes = false): string[] {
    return this.events
      .filter(({ type }) => withLanes || (type !== 'lane-opened' && type !== 'lane-closed'))
      .map(journalLine);
  }
}

/** An event as a short line: its time, what happened, to whom. */
export function journalLine(event: TaskEvent): string {
  const at = `${event.atMs}:`;
  switch (event.type) {
    case 'lane-opened':
      return `${at} lane ${event.lane} opens`;
    case 'lane-closed':
      return `${at} lane ${event.lane} closes`;
    case 'task-submitted':
      return `${at} #${event.task} in`;
    case 'task-rejected':
      return `${at} rejected ${event.reason}`;
    case 'attempt-started':
      return `${at} #${event.task}.${event.attempt} on ${event.lane}`;
    case 'attempt-settled':
      return `${at} #${event.task}.${event.attempt} ${event.outcome}`;
    case 'attempt-stopped':
      return `${at} #${event.task}.${event.attempt} stopped`;
    case 'retry-scheduled':
      return `${at} #${event.task}.${event.attempt} in ${event.delayMs}${event.lane === null ? '' : ` held ${event.lane}`}`;
    case 'task-settled':
      return `${at} #${event.task} ${event.status} after ${event.attempts}${event.reason === undefined ? '' : ` (${event.reason})`}`;
    case 'limits-changed':
      return `${at} limits`;
    case 'shutdown-requested':
      return `${at} shutdown ${event.mode}`;
    case 'shutdown-completed':
      return `${at} stopped`;
  }
}
