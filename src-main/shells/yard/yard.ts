import type { ShutdownBy } from '#contract/feed-message';
import { LESSON_LIMITS } from '#contract/limits';
import type { Reply } from '#contract/problem';
import type { LaneId } from '#contract/task';
import type { LogLine, ShutdownMode } from '#contract/task-event';
import type { TaskOrder } from '#contract/task-order';
import type { ClockState } from '#contract/yard-clock';
import type { Clock } from '../../engine/ports';
import { Scheduler } from '../../engine/scheduler';
import { InlineExecutor } from '../../executors/inline';
import { type ExecutorsByName, RoutedExecutor } from '../../executors/routed';
import { SimulatedExecutor } from '../../executors/simulated';
import type { SliceHost } from '../../feed/slices';
import type { WindowPort } from '../../feed/window-port';
import { YardFeed } from '../../feed/yard-feed';
import type { KeptRuns } from '../../records/kept-runs';
import { commandSchema } from '../../schemas/command-schema';
import { parseWith } from '../../schemas/problems';
import { drawAnySeed } from '../world/any-seed';
import { GovernedClock } from '../world/governed-clock';
import { SeededRandom } from '../world/seeded-random';
import { ClockHistory } from './clock-history';
import { type Asker, type CommandedYard, NOBODY, type WindowGrants } from './commanded-yard';
import { LimitsHistory } from './limits-history';
import { OpenImports } from './open-imports';
import { OpenedRuns } from './opened-runs';
import type { CommandedRecords } from './records-commands';
import { ReseededRandom } from './reseeded-random';
import { BODIES_PURPOSE, ENGINE_PURPOSE } from './run-purposes';
import { Submissions } from './submissions';
import { type OrderOutcome, submitOrders } from './submit-orders';
import type { CommandedTarget } from './target-commands';
import { WindowView } from './window-view';
import { answerCommand } from './yard-commands';

export interface YardOptions {
  /** Paces the windows, and drives the yard: at the speed that they ask for. */
  readonly clock: Clock;
  /** Name and version for the log, as `switchyard/0.1.0`. */
  readonly app: string;
  /** The seed of each new run: a whole number from 0 to 2^53 − 1. Default: any 32-bit number. */
  readonly drawSeed?: () => number;
  /** Executors of real work, beside those of pretended work that every yard has. Default: none. */
  readonly executors?: ExecutorsByName;
  /** The runs that are kept. Default: none are. */
  readonly records?: KeptRuns;
  /** The built-in test server. Default: there is none. */
  readonly target?: CommandedTarget;
  /** Settled tasks to remember. Default 1 000 000. */
  readonly maxSettled?: number;
  /** The newest events that are kept one by one, for programs that follow them. Default: as many as windows need. */
  readonly keptEvents?: number;
  /** The newest stretches of lanes that are kept one by one, a power of two. Default 1 048 576. */
  readonly keptBars?: number;
  /** Between whose turns long answers are worked out. Default: Node's event loop. */
  readonly sliceHost?: SliceHost;
  /** The world's time, in milliseconds since 1970. Default: the host's. */
  readonly wallNow?: () => number;
}

/** One window's end of the yard. */
export interface YardWindow {
  /** Answers whatever the window sends. Never rejects for bad input: the reply says what is wrong. */
  handle(rawCommand: unknown): Promise<Reply<unknown>>;
  /** The window is gone; the yard works on. Safe to call twice. */
  close(): void;
}

/** A yard at work for any number of windows, none included. Its first run begins with it. */
export class Yard implements CommandedYard {
  readonly scheduler: Scheduler;
  readonly feed: YardFeed;
  readonly submissions: Submissions;
  readonly limitsHistory = new LimitsHistory();
  readonly clockHistory = new ClockHistory();
  readonly imports = new OpenImports();
  readonly records: CommandedRecords | null;
  readonly target: CommandedTarget | null;
  readonly #options: YardOptions;
  readonly #clock: GovernedClock;
  readonly #bodiesRandom = new ReseededRandom(BODIES_PURPOSE);
  #shutdownBy: ShutdownBy | null = null;
  #whenStopped: (() => void)[] = [];

  constructor(options: YardOptions) {
    const { clock: hostClock, maxSettled, keptEvents, keptBars, sliceHost } = options;
    this.#options = options;
    this.records = recordsOf(options);
    this.target = options.target ?? null;
    const clock = new GovernedClock(hostClock);
    this.#clock = clock;
    const executor = new RoutedExecutor({
      ...options.executors,
      simulated: new SimulatedExecutor(clock, this.#bodiesRandom),
      inline: new InlineExecutor(new Map()),
    });
    this.scheduler = new Scheduler({ clock, executor, sink: (line) => this.#take(line) }, LESSON_LIMITS);
    this.submissions = new Submissions(
      this.scheduler,
      clock,
      (task, spec) => this.feed.keepSpec(task, spec),
      () => !this.feed.isFullOfText,
    );
    this.feed = new YardFeed({
      clock: hostClock,
      gauges: {
        elapsedMs: () => this.scheduler.elapsedMs(),
        ghostLanes: () => this.scheduler.ghostLanes(),
        tokens: () => this.scheduler.tokens(),
        phase: () => this.scheduler.phase,
        toSubmit: () => this.submissions.toSubmit,
        neverSubmitted: () => this.submissions.neverSubmitted,
        deadlines: () => this.scheduler.inspect()?.laneDeadlines() ?? [],
        clock: () => clock.state,
        dispatchHeld: () => this.scheduler.isDispatchHeld,
        shutdownBy: () => this.#shutdownBy,
        nextLimits: () => (this.scheduler.phase === 'stopped' ? this.scheduler.limits : null),
      },
      ...(maxSettled === undefined ? null : { maxSettled }),
      ...(keptEvents === undefined ? null : { keptEvents }),
      ...(keptBars === undefined ? null : { keptBars }),
      ...(sliceHost === undefined ? null : { sliceHost }),
    });
    this.start();
  }

  /** Opens a window's feed: a snapshot comes first. Where `send` throws, only this window ends. */
  openWindow(port: WindowPort, grants: WindowGrants = NOBODY): YardWindow {
    const view = new WindowView(this.feed.openWindow(port), this.feed);
    const asker: Asker = { ...grants, feed: view.feed, view };
    return {
      handle: (rawCommand) => this.handle(rawCommand, asker),
      close: () => {
        this.imports.closeOf(view.feed);
        this.records?.kept.exports.closeOf(view.feed);
        view.close();
      },
    };
  }

  /** Answers a command of whoever sends it, with a feed or without. The one door for strangers. */
  async handle(rawCommand: unknown, asker: Asker = NOBODY): Promise<Reply<unknown>> {
    const parsed = parseWith(commandSchema, rawCommand, 'command');
    return parsed.ok ? answerCommand(this, parsed.value, asker) : parsed;
  }

  /** Submits what somebody outside orders, at once: see {@link submitOrders}. */
  submitOrders(orders: readonly TaskOrder[], grants: WindowGrants): OrderOutcome[] {
    return submitOrders(this.submissions.intake, orders, grants);
  }

  /**
   * Begins a new run with the limits as they are and a seed of its own.
   *
   * @throws Error where the yard is not stopped
   */
  start(): void {
    const { app, drawSeed = drawAnySeed } = this.#options;
    const wallMs = this.#wallNow();
    const seed = drawSeed();
    this.#bodiesRandom.reseed(seed);
    this.#shutdownBy = null;
    this.submissions.beginRun(seed);
    this.clockHistory.beginRun(wallMs, this.#clock.state);
    this.scheduler.start({
      app,
      seed,
      clock: 'real',
      startedAt: new Date(wallMs).toISOString(),
      random: new SeededRandom(seed, ENGINE_PURPOSE),
    });
  }

  /** How the yard's time goes, from now on; what is absent stays. */
  changeClock(state: Partial<ClockState>): ClockState {
    this.#clock.change(state);
    this.clockHistory.change(this.scheduler.elapsedMs(), this.#wallNow(), this.#clock.state);
    this.feed.tell();
    return this.#clock.state;
  }

  /** Starts nothing more until it is released; what runs goes on. */
  holdDispatch(held: boolean): boolean {
    this.scheduler.holdDispatch(held);
    this.feed.tell();
    return this.scheduler.isDispatchHeld;
  }

  /**
   * Begins to shut down; a second request cancels what still runs. A stopped yard stays as it is. A paused
   * clock goes on: a yard whose time stands could never end.
   */
  requestShutdown(mode: ShutdownMode, graceMs: number | null, by: ShutdownBy): void {
    if (this.scheduler.phase === 'stopped') return;
    this.#shutdownBy ??= by;
    if (this.#clock.state.paused) this.changeClock({ paused: false });
    this.submissions.stopAll();
    this.scheduler.requestShutdown(mode, graceMs);
  }

  /** Shuts down for good, as a leaving program does. Resolves once the yard has stopped. */
  drain(mode: ShutdownMode, graceMs: number | null, by: ShutdownBy): Promise<void> {
    const stopped = this.stopped();
    this.requestShutdown(mode, graceMs, by);
    return stopped;
  }

  /**
   * Resolves once the yard has stopped, without asking it to. From now on its time goes, and no slower than
   * outside: whoever waits for it is leaving, and ten seconds of grace might be minutes.
   */
  stopped(): Promise<void> {
    return new Promise((resolve) => {
      if (this.scheduler.phase === 'stopped') return resolve();
      this.#whenStopped.push(resolve);
      const { speed, paused } = this.#clock.state;
      if (paused || speed < 1) this.changeClock({ paused: false, speed: Math.max(1, speed) });
    });
  }

  /** Whether somebody waits for it to have stopped. */
  get isAwaited(): boolean {
    return this.#whenStopped.length > 0;
  }

  /** Lanes whose work has been told to stop and has not: who it is that a shutdown waits for. */
  hangingLanes(): readonly LaneId[] {
    return this.scheduler.ghostLanes();
  }

  #wallNow(): number {
    const { wallNow = Date.now } = this.#options;
    return wallNow();
  }

  #take(line: LogLine): void {
    this.limitsHistory.take(line);
    this.submissions.take(line);
    this.feed.write(line);
    this.records?.kept.take(line, this.feed);
    if (line.type !== 'shutdown-completed') return;
    const stopped = this.#whenStopped;
    this.#whenStopped = [];
    for (const resolve of stopped) resolve();
  }
}

function recordsOf({ records, clock, sliceHost, maxSettled }: YardOptions): CommandedRecords | null {
  if (records === undefined) return null;
  return { kept: records, opened: new OpenedRuns({ records, clock, sliceHost, maxSettled }) };
}
