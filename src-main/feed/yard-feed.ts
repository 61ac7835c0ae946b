import type { BarColumns } from '#contract/bar-columns';
import { type Counts, pendingOf, zeroCounts } from '#contract/counts';
import type { FeedState, LaneDeadline, Metrics, ShutdownBy } from '#contract/feed-message';
import type { KeptRun } from '#contract/kept-runs';
import type { LaneHistory as LaneHistoryAnswer, LaneHistoryQuery } from '#contract/lane-history';
import type { Limits } from '#contract/limits';
import type { ExportFormat, ExportQuery, ExportTicket } from '#contract/results-export';
import type { ResultsPage, ResultsQuery } from '#contract/results-query';
import type { RunFigures } from '#contract/run-figures';
import type { Series, SeriesSpan } from '#contract/series';
import type { LaneId, Priority, TaskId, TaskSpec } from '#contract/task';
import type { LogLine, RunHeader, TaskEvent } from '#contract/task-event';
import { isTaskBound, type TaskRecord } from '#contract/task-record';
import type { ClockState } from '#contract/yard-clock';
import { applyToView, emptyView, type YardPhase, type YardView } from '#contract/yard-view';
import type { Clock, LogSink } from '../engine/ports';
import type { BinnedDurations } from './binned-durations';
import { countEvent } from './counts-fold';
import { EVENT_LOOP } from './event-loop';
import { EventRing } from './event-ring';
import { LaneHistory } from './lane-history';
import { MetricsFold } from './metrics';
import { ResultsDesk } from './results-desk';
import { ResultsStore } from './results-store';
import { RunFiguresFold } from './run-figures-fold';
import { type DurationSort, SeriesFold } from './series-fold';
import { marksOf } from './series-marks';
import type { SliceHost } from './slices';
import { snapshotOf } from './snapshot-view';
import { type FeedSource, MAX_BACKLOG, WindowFeed } from './window-feed';
import type { WindowPort } from './window-port';

/** What no event tells, but the yard knows at any moment. */
export interface YardGauges {
  /** Now, in milliseconds of the run. */
  elapsedMs(): number;
  /** Lanes whose body runs on after its verdict. */
  ghostLanes(): readonly LaneId[];
  /** The token bucket; null where there is no rate limit. */
  tokens(): Metrics['tokens'];
  phase(): YardPhase;
  /** Tasks a workload still has to submit. */
  toSubmit(): number;
  /** Tasks of the run's workloads that never will be submitted. */
  neverSubmitted(): number;
  /** Where an attempt ends at another moment than the yard's attempt timeout says. */
  deadlines(): readonly LaneDeadline[];
  clock(): ClockState;
  dispatchHeld(): boolean;
  /** Who asked for the run's shutdown first; null: nobody yet. */
  shutdownBy(): ShutdownBy | null;
  /** The limits of the next run, while the yard is stopped; else null. */
  nextLimits(): Limits | null;
}

export interface FeedOptions {
  /** The host's clock, which paces the windows: never the yard's own, which may stand still. */
  readonly clock: Clock;
  readonly gauges: YardGauges;
  /** Settled tasks to remember. Default 1 000 000. */
  readonly maxSettled?: number;
  /** The newest events that are kept one by one. Default {@link MAX_BACKLOG}, which is the least that windows need. */
  readonly keptEvents?: number;
  /** The newest stretches of lanes that are kept one by one, a power of two: 36 bytes each. Default 1 048 576. */
  readonly keptBars?: number;
  /** Between whose turns long answers are worked out. Default: Node's event loop. */
  readonly sliceHost?: SliceHost;
  /** The number of its only run. Default: each run has its own, by when it began. */
  readonly run?: number;
  /** The kept run that this feed tells of; null, and by default: it tells of a yard at work. */
  readonly recording?: () => KeptRun | null;
}

const NONE_ACCEPTED = { open: 0, closed: 0 };
/** Figures are taken no more often than this, in milliseconds. */
const METRICS_INTERVAL_MS = 250;

/**
 * Tells windows what happens: takes every line of the log and keeps what the lines add up to. All it
 * keeps is bounded, but for the tasks that are pending.
 */
export class YardFeed implements FeedSource {
  readonly #clock: Clock;
  readonly #gauges: YardGauges;
  readonly #onlyRun: number | null;
  readonly #recording: () => KeptRun | null;
  readonly #store: ResultsStore;
  /** Answers questions about results. */
  readonly desk: ResultsDesk;
  readonly #ring: EventRing;
  readonly #windows = new Set<WindowFeed>();
  readonly #beforeRuns = new Set<() => void>();
  #run = 0;
  #runCount = 0;
  readonly #laneHistory: LaneHistory;
  #view = emptyView();
  #counts = zeroCounts();
  #queued = noneQueued();
  #metrics = new MetricsFold();
  #series = this.#newSeries();
  /** null: no run has begun. */
  #runFigures: RunFiguresFold | null = null;
  #taken: { readonly atMs: number; readonly metrics: Metrics } | null = null;

  constructor(options: FeedOptions) {
    const { clock, gauges, maxSettled, keptEvents = MAX_BACKLOG, sliceHost = EVENT_LOOP } = options;
    this.#clock = clock;
    this.#gauges = gauges;
    this.#onlyRun = options.run ?? null;
    this.#recording = options.recording ?? (() => null);
    this.#ring = new EventRing(keptEvents);
    this.#laneHistory = new LaneHistory(options.keptBars);
    this.#store = new ResultsStore(maxSettled);
    const now = () => ({ run: this.#run, seq: this.newestSeq, nowMs: this.nowMs });
    this.desk = new ResultsDesk(this.#store, now, sliceHost);
  }

  /** The sink of the engine's log. */
  readonly write: LogSink = (line: LogLine) => {
    if (line.type === 'run') for (const tell of this.#beforeRuns) tell();
    this.#view = applyToView(this.#view, line, (bar) => this.#laneHistory.add(bar));
    if (line.type === 'run') this.#beginRun(line);
    else this.#add(line);
    for (const window of this.#windows) window.wake();
  };

  get run(): number {
    return this.#run;
  }

  get newestSeq(): number {
    return this.#ring.newestSeq;
  }

  /** The number of the oldest event that is kept one by one; 0: there is none. */
  get oldestSeq(): number {
    return this.#ring.oldestSeq;
  }

  /** The first line of the run's log; null: none has begun. */
  get header(): RunHeader | null {
    return this.#view.header;
  }

  /** Calls before another run begins, while everything of the last one is still known. Returns its own undo. */
  beforeRun(listener: () => void): () => void {
    this.#beforeRuns.add(listener);
    return () => {
      this.#beforeRuns.delete(listener);
    };
  }

  /** The books as the events tell them. */
  get counts(): Readonly<Counts> {
    return this.#counts;
  }

  /** The shutdown of the present run that was asked for; null: none. */
  get shutdown(): YardView['shutdown'] {
    return this.#view.shutdown;
  }

  /** As the events tell it. */
  get phase(): YardPhase {
    return this.#view.phase;
  }

  /** The limits that hold as of the last event; null before the first run. */
  get limits(): Limits | null {
    return this.#view.limits;
  }

  get isActive(): boolean {
    return this.#isUnderWay || this.#doFiguresMove;
  }

  /** Whether work is pending, to come, or ending. */
  get #isUnderWay(): boolean {
    const { phase } = this.#view;
    if (phase === 'draining' || phase === 'cancelling') return true;
    return pendingOf(this.#counts) > 0 || this.#gauges.toSubmit() > 0 || this.#gauges.ghostLanes().length > 0;
  }

  /** Whether figures of an idle yard change: they look back some seconds, and its bucket may be filling. */
  get #doFiguresMove(): boolean {
    const { phase, limits } = this.#view;
    if (phase === 'stopped' || this.#gauges.clock().paused) return false;
    if (!this.#metrics.areAtRest(this.nowMs)) return true;
    const tokens = this.#gauges.tokens();
    return tokens !== null && tokens.available < (limits?.rate?.burst ?? 0);
  }

  /** The task as the log tells it; undefined where it is unknown or forgotten. It must not be changed. */
  task(task: TaskId): Readonly<TaskRecord> | undefined {
    return this.#store.get(task);
  }

  /** Whether this run has ever had that lane. */
  hasLane(lane: LaneId): boolean {
    return lane >= 1 && lane <= this.#view.lanes.length;
  }

  eventsAfter(seq: number, most?: number): TaskEvent[] | null {
    return this.#ring.after(seq, most);
  }

  /** All durations of the run so far, of what was not cancelled. */
  durations(): Record<DurationSort, BinnedDurations> {
    return this.#series.run.durations();
  }

  state(): FeedState {
    return {
      run: this.#run,
      runCount: this.#runCount,
      atMs: this.nowMs,
      phase: this.#gauges.phase(),
      counts: { ...this.#counts },
      ghostLanes: this.#gauges.ghostLanes(),
      toSubmit: this.#gauges.toSubmit(),
      neverSubmitted: this.#gauges.neverSubmitted(),
      metrics: this.#figures(),
      queuedByPriority: { ...this.#queued },
      deadlines: this.#gauges.deadlines(),
      clock: this.#gauges.clock(),
      dispatchHeld: this.#gauges.dispatchHeld(),
      shutdownBy: this.#gauges.shutdownBy(),
      recording: this.#recording(),
      nextLimits: this.#gauges.nextLimits(),
    };
  }

  view(): YardView {
    return snapshotOf(this.#view);
  }

  bars(): BarColumns {
    return this.#laneHistory.newest();
  }

  laneHistory(query: LaneHistoryQuery): LaneHistoryAnswer {
    return this.#laneHistory.answer(query, { run: this.#run, untilMs: this.#view.atMs });
  }

  /**
   * One page of the results as they are when it is asked for, or a little later.
   *
   * @param window whose query it is, if any window's: a newer one of the same ends an older one under way
   * @returns null where that has happened
   */
  results(query: ResultsQuery, window: WindowFeed | null = null): Promise<ResultsPage | null> {
    return this.desk.page(query, window);
  }

  /**
   * Begins an export of all that matches now.
   *
   * @param window whose it is
   */
  async beginExport(
    query: ExportQuery,
    format: ExportFormat,
    window: WindowFeed | null,
  ): Promise<ExportTicket | 'run-over' | 'too-many'> {
    const { header, limits } = this.#view;
    if (header === null) return 'run-over';
    const { app, seed, startedAt } = header;
    const { forgotten } = this.#store;
    const run = { run: this.#runCount, seed, startedAt };
    const about = { app, ...run, atMs: this.nowMs, limits, query, forgotten };
    return this.desk.beginExport(format, about, window);
  }

  /** The pending tasks hold as much text as may be kept: see {@link ResultsStore.isFullOfText}. */
  get isFullOfText(): boolean {
    return this.#store.isFullOfText;
  }

  /** Remembers what was submitted as long as the task's record. */
  keepSpec(task: TaskId, spec: TaskSpec): void {
    this.#store.keepSpec(task, spec);
  }

  /** What was submitted; null where that is not known, or not any more. */
  specOf(task: TaskId): TaskSpec | null {
    return this.#store.specOf(task);
  }

  /** The run in figures, by now; null before the first. */
  runFigures(): RunFigures | null {
    return this.#runFigures?.figures(this.#run, this.nowMs) ?? null;
  }

  /** The run over time: until now while anything is under way, else until its last event. */
  series(span: SeriesSpan): Series {
    const series = this.#series[span].at(this.#isUnderWay ? this.nowMs : this.#view.atMs);
    return { run: this.#run, ...series, marks: marksOf(series, this.#view.marks) };
  }

  /** One more window; its first message is a snapshot. `close` ends it. */
  openWindow(port: WindowPort): WindowFeed {
    const window = new WindowFeed(this, this.#clock, port);
    this.#windows.add(window);
    return window;
  }

  /** Another feed's window turns to this one: a snapshot comes next. What it had asked of the other one is let go. */
  takeWindow(window: WindowFeed): void {
    window.turnTo(this);
    this.#windows.add(window);
  }

  /** The window is gone: it has been closed, or tells of another feed. */
  letGo(window: WindowFeed): void {
    this.desk.leave(window);
    this.#windows.delete(window);
  }

  /** Tells every window how the yard is: for what changes without an event. */
  tell(): void {
    for (const window of this.#windows) window.tell();
  }

  closeWindow(window: WindowFeed): void {
    window.close();
  }

  #beginRun(header: RunHeader): void {
    const { startedAt } = header;
    const startedMs = startedAt === null ? 0 : Date.parse(startedAt);
    this.#run = this.#onlyRun ?? Math.max(this.#run + 1, startedMs);
    this.#runCount++;
    this.#counts = zeroCounts();
    this.#queued = noneQueued();
    this.#metrics = new MetricsFold();
    this.#series = this.#newSeries();
    this.#runFigures = new RunFiguresFold(header, true);
    this.#taken = null;
    this.#ring.clear();
    this.#laneHistory.clear();
    this.#store.clear();
    this.desk.beginRun();
  }

  #add(event: TaskEvent): void {
    this.#ring.put(event);
    const { run, minute } = this.#series;
    run.passTo(event.atMs);
    minute.passTo(event.atMs);
    const applied = isTaskBound(event) ? this.#store.apply(event) : null;
    countEvent(this.#counts, event, applied?.before ?? null);
    if (event.type === 'task-submitted') this.#queued[event.priority]++;
    else if (applied?.before === 'queued' && applied.record.phase !== 'queued') {
      this.#queued[applied.record.priority]--;
    }
    // Asked before the figures let go of the task.
    const loop = (event.type === 'task-settled' && this.#runFigures?.loopOf(event.task)) || 'open';
    const record = applied?.record ?? null;
    this.#metrics.add(event, record, loop);
    run.add(event, record, loop);
    minute.add(event, record, loop);
    this.#runFigures?.add(event);
  }

  /** Now, in milliseconds of the run, which stands still once it has ended. */
  get nowMs(): number {
    const { phase, atMs } = this.#view;
    return phase === 'stopped' ? atMs : Math.max(atMs, this.#gauges.elapsedMs());
  }

  #newSeries(): Record<SeriesSpan, SeriesFold> {
    const books = { counts: this.#counts, queued: this.#queued };
    return { run: new SeriesFold(books, 'run'), minute: new SeriesFold(books, 'minute') };
  }

  #figures(): Metrics {
    const nowMs = this.#clock.now();
    if (this.#taken === null || nowMs - this.#taken.atMs >= METRICS_INTERVAL_MS) {
      this.#taken = { atMs: nowMs, metrics: this.#liveFigures() };
    }
    return this.#taken.metrics;
  }

  #liveFigures(): Metrics {
    const { nowMs } = this;
    const { accepted = NONE_ACCEPTED } = this.#runFigures ?? {};
    return {
      ...this.#metrics.at(nowMs, this.#gauges.tokens()),
      accepted: { ...accepted },
      bottleneck: this.#runFigures?.recentBottleneck(nowMs) ?? null,
    };
  }
}

function noneQueued(): Record<Priority, number> {
  return { high: 0, medium: 0, low: 0 };
}
