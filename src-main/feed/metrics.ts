import type { Metrics } from '#contract/feed-message';
import type { Loop } from '#contract/run-figures';
import { isOwnEnd } from '#contract/task';
import type { TaskEvent } from '#contract/task-event';
import { responseMsOf, type TaskRecord } from '#contract/task-record';
import { NewestDurations } from './newest-durations';
import { BUCKET_MS, SlidingTotals } from './sliding-totals';

/** Throughput and utilisation look back so far, in milliseconds of the run. */
const WINDOW_MS = 5_000;
/** Percentiles are taken from so many newest durations. */
const NEWEST = 2_000;
/** A run younger than this is measured as if it were so old, so that its first task is no rush. */
const SHORTEST_SPAN_MS = 1_000;

/** The yard in figures, folded from one run's events. */
export class MetricsFold {
  readonly #totals = new SlidingTotals(WINDOW_MS);
  readonly #response = new NewestDurations(NEWEST);
  readonly #closedResponse = new NewestDurations(NEWEST);
  readonly #service = new NewestDurations(NEWEST);
  #openLanes = 0;
  #busyLanes = 0;
  /** When a task or an attempt was last settled, in milliseconds of the run. */
  #lastEndMs = Number.NEGATIVE_INFINITY;

  /**
   * @param record the event's task after it; null where the event is no task's
   * @param loop how the task of a `task-settled` arrived
   */
  add(event: TaskEvent, record: TaskRecord | null, loop: Loop = 'open'): void {
    switch (event.type) {
      case 'lane-opened':
        this.#pass(event.atMs, 0, 1);
        return;
      case 'lane-closed':
        this.#pass(event.atMs, 0, -1);
        return;
      case 'attempt-started':
        this.#pass(event.atMs, 1, 0);
        return;
      case 'attempt-settled': {
        this.#pass(event.atMs, -1, 0);
        this.#lastEndMs = event.atMs;
        const startedAtMs = record?.attempts[event.attempt - 1]?.startedAtMs;
        if (startedAtMs !== undefined && isOwnEnd(event.outcome)) this.#service.add(event.atMs - startedAtMs);
        return;
      }
      case 'task-settled': {
        this.#lastEndMs = event.atMs;
        // A thousand tasks cancelled at once are no work that was done.
        if (!isOwnEnd(event.status)) return;
        this.#totals.countSettled(event.atMs);
        const responseMs = record === null ? null : responseMsOf(record);
        if (responseMs !== null) (loop === 'open' ? this.#response : this.#closedResponse).add(responseMs);
        return;
      }
      default:
        return;
    }
  }

  /** Whether the figures at `atMs` of the run are those of a yard that does nothing, and stay so. */
  areAtRest(atMs: number): boolean {
    // The buckets of the window may reach one bucket further back.
    return this.#busyLanes === 0 && atMs - this.#lastEndMs > WINDOW_MS + BUCKET_MS;
  }

  /** The figures at `atMs` of the run. */
  at(atMs: number, tokens: Metrics['tokens']): Omit<Metrics, 'accepted' | 'bottleneck'> {
    this.#pass(atMs, 0, 0);
    const { settled, busyMs, openMs, spanMs } = this.#totals.sum();
    return {
      throughputPerSecond: (settled * 1000) / Math.max(SHORTEST_SPAN_MS, spanMs),
      response: this.#response.percentiles(),
      closedResponse: this.#closedResponse.percentiles(),
      service: this.#service.percentiles(),
      utilisation: openMs === 0 ? 0 : busyMs / openMs,
      tokens,
    };
  }

  /** Time has passed with the lanes as they were; from now on so many more of them work and are open. */
  #pass(atMs: number, busy: number, open: number): void {
    this.#totals.passTo(atMs, this.#busyLanes, this.#openLanes);
    this.#busyLanes += busy;
    this.#openLanes += open;
  }
}
