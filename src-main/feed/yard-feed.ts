import { type Counts, pendingOf, zeroCounts } from '#contract/counts';
import type { FeedState, Metrics } from '#contract/feed-message';
import type { Limits } from '#contract/limits';
import type { ResultsPage, ResultsQuery } from '#contract/results-query';
import type { LaneId, TaskId } from '#contract/task';
import type { LogLine, TaskEvent } from '#contract/task-event';
import { isTaskBound, type TaskRecord } from '#contract/task-record';
import { applyToView, emptyView, type YardView } from '#contract/yard-view';
import type { Clock, LogSink } from '../engine/ports';
import { countEvent } from './counts-fold';
import { EventRing } from './event-ring';
import { MetricsFold } from './metrics';
import { queryResults } from './results-query';
import { ResultsStore } from './results-store';
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
  /** Tasks a workload still has to submit. */
  toSubmit(): number;
  /** The limits of the next run, while the yard is stopped; else null. */
  nextLimits(): Limits | null;
}

export interface FeedOptions {
  /** The host's clock, which paces the windows: never the yard's own, which may stand still. */
  readonly clock: Clock;
  readonly gauges: YardGauges;
  /** Settled tasks to remember. Default 200 000. */
  readonly maxSettled?: number;
}

/** Figures are taken no more often than this, in milliseconds. */
const METRICS_INTERVAL_MS = 250;

/**
 * Tells windows what happens: takes every line of the log and keeps what the lines add up to. All it
 * keeps is bounded, but for the tasks that are pending.
 */
export class YardFeed implements FeedSource {
  readonly #clock: Clock;
  readonly #gauges: YardGauges;
  readonly #store: ResultsStore;
  readonly #ring = new EventRing(MAX_BACKLOG);
  readonly #windows = new Set<WindowFeed>();
  #run = 0;
  #view = emptyView();
  #counts = zeroCounts();
  #metrics = new MetricsFold();
  #taken: { readonly atMs: number; readonly metrics: Metrics } | null = null;

  constructor({ clock, gauges, maxSettled }: FeedOptions) {
    this.#clock = clock;
    this.#gauges = gauges;
    this.#store = new ResultsStore(maxSettled);
  }

  /** The sink of the engine's log. */
  readonly write: LogSink = (line: LogLine) => {
    this.#view = applyToView(this.#view, line);
    if (line.type === 'run') this.#beginRun();
    else this.#add(line);
    for (const window of this.#windows) window.wake();
  };

  get run(): number {
    return this.#run;
  }

  get newestSeq(): number {
    return this.#ring.newestSeq;
  }

  /** The books as the events tell them. */
  get counts(): Readonly<Counts> {
    return this.#counts;
  }

  get isActive(): boolean {
    const { phase } = this.#view;
    if (phase === 'draining' || phase === 'cancelling') return true;
    return pendingOf(this.#counts) > 0 || this.#gauges.toSubmit() > 0 || this.#gauges.ghostLanes().length > 0;
  }

  /** The task as the log tells it; undefined where it is unknown or forgotten. It must not be changed. */
  task(task: TaskId): Readonly<TaskRecord> | undefined {
    return this.#store.get(task);
  }

  /** Whether this run has ever had that lane. */
  hasLane(lane: LaneId): boolean {
    return lane >= 1 && lane <= this.#view.lanes.length;
  }

  eventsAfter(seq: number): TaskEvent[] | null {
    return this.#ring.after(seq);
  }

  state(): FeedState {
    return {
      run: this.#run,
      atMs: this.#nowMs(),
      counts: { ...this.#counts },
      ghostLanes: this.#gauges.ghostLanes(),
      toSubmit: this.#gauges.toSubmit(),
      metrics: this.#figures(),
      nextLimits: this.#gauges.nextLimits(),
    };
  }

  view(): YardView {
    return snapshotOf(this.#view);
  }

  results(query: ResultsQuery): ResultsPage {
    return queryResults(this.#store, query, { run: this.#run, seq: this.newestSeq, nowMs: this.#nowMs() });
  }

  /** One more window; its first message is a snapshot. `close` ends it. */
  openWindow(port: WindowPort): WindowFeed {
    const window: WindowFeed = new WindowFeed(this, this.#clock, {
      send: (message) => port.send(message),
      isCongested: () => port.isCongested?.() ?? false,
      onLost: () => {
        this.#windows.delete(window);
        port.onLost?.();
      },
    });
    this.#windows.add(window);
    return window;
  }

  /** Tells every window anew: for what changes without an event. */
  retell(): void {
    for (const window of this.#windows) window.resync();
  }

  closeWindow(window: WindowFeed): void {
    window.close();
    this.#windows.delete(window);
  }

  #beginRun(): void {
    this.#run++;
    this.#counts = zeroCounts();
    this.#metrics = new MetricsFold();
    this.#taken = null;
    this.#ring.clear();
    this.#store.clear();
  }

  #add(event: TaskEvent): void {
    this.#ring.put(event);
    const applied = isTaskBound(event) ? this.#store.apply(event) : null;
    countEvent(this.#counts, event, applied?.before ?? null);
    this.#metrics.add(event, applied?.record ?? null);
  }

  /** In milliseconds of the run, which stands still once it has ended. */
  #nowMs(): number {
    const { phase, atMs } = this.#view;
    return phase === 'stopped' ? atMs : Math.max(atMs, this.#gauges.elapsedMs());
  }

  #figures(): Metrics {
    const nowMs = this.#clock.now();
    if (this.#taken === null || nowMs - this.#taken.atMs >= METRICS_INTERVAL_MS) {
      const metrics = this.#metrics.at(this.#nowMs(), this.#gauges.tokens());
      this.#taken = { atMs: nowMs, metrics };
    }
    return this.#taken.metrics;
  }
}
