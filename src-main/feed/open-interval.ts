import type { Counts } from '#contract/counts';
import type { Loop } from '#contract/run-figures';
import type { Series, SeriesLevels } from '#contract/series';
import type { Priority } from '#contract/task';
import { isOwnEnd } from '#contract/task';
import type { TaskEvent } from '#contract/task-event';
import { responseMsOf, type TaskRecord } from '#contract/task-record';
import { NO_DURATIONS } from './binned-durations';
import { DurationHistogram } from './duration-histogram';
import { PeakLevels } from './peak-levels';
import { growthOf, type Interval, makeInterval, type Tallies } from './series-interval';

/** The books of a run as they are now; whoever owns them keeps changing them. */
export interface Books {
  readonly counts: Readonly<Counts>;
  /** Tasks waiting for their first start. */
  readonly queued: Readonly<Record<Priority, number>>;
}

/** The interval of a series that time is in: what the books have gained since it began, and the lanes' work. */
export class OpenInterval {
  readonly #books: Books;
  #before: Tallies;
  #busyMs = 0;
  #openMs = 0;
  readonly #response = new DurationHistogram();
  /** Made for the first. */
  #closedResponse: DurationHistogram | null = null;
  readonly #service = new DurationHistogram();
  #retries = 0;
  readonly #peak = new PeakLevels();
  #busyLanes = 0;
  #openLanes = 0;

  /** @param books those of the run, before its first event */
  constructor(books: Books) {
    this.#books = books;
    this.#before = this.#totals();
  }

  /**
   * @param record the event's task after it; null where the event is no task's
   * @param loop how the task of a `task-settled` arrived
   */
  add(event: TaskEvent, record: Readonly<TaskRecord> | null, loop: Loop): void {
    switch (event.type) {
      case 'lane-opened':
        this.#openLanes++;
        return;
      case 'lane-closed':
        this.#openLanes--;
        return;
      case 'attempt-started':
        this.#busyLanes++;
        if (event.attempt > 1) this.#retries++;
        return;
      case 'attempt-settled': {
        this.#busyLanes--;
        const startedAtMs = record?.attempts[event.attempt - 1]?.startedAtMs;
        if (startedAtMs !== undefined && isOwnEnd(event.outcome)) this.#service.add(event.atMs - startedAtMs);
        return;
      }
      case 'task-settled': {
        const responseMs = record === null ? null : responseMsOf(record);
        if (responseMs === null || !isOwnEnd(event.status)) return;
        if (loop === 'closed') this.#closedResponse ??= new DurationHistogram();
        (loop === 'open' ? this.#response : this.#closedResponse)?.add(responseMs);
        return;
      }
      default:
        return;
    }
  }

  /** So long have lanes and books been as they are, more than not at all. */
  spend(durationMs: number): void {
    this.#peak.note(this.#books);
    this.#busyMs += this.#busyLanes * durationMs;
    this.#openMs += this.#openLanes * durationMs;
  }

  /** What has come together so far. */
  soFar(): Interval {
    const levels = this.#levels();
    const stood = { ...levels, peak: this.#peak.levels() ?? levels };
    return makeInterval(growthOf(this.#before, this.#totals()), stood, {
      busyMs: this.#busyMs,
      openMs: this.#openMs,
      response: this.#response.binned(),
      closedResponse: this.#closedResponse?.binned() ?? NO_DURATIONS,
      service: this.#service.binned(),
    });
  }

  /** The next interval begins. */
  restart(): void {
    this.#before = this.#totals();
    this.#peak.restart();
    this.#busyMs = 0;
    this.#openMs = 0;
    this.#response.clear();
    this.#closedResponse?.clear();
    this.#service.clear();
  }

  #totals(): Tallies {
    const { accepted, rejected, attempts, succeeded, failed, timedOut, cancelled } = this.#books.counts;
    const settled = { succeeded, failed, timedOut, cancelled };
    return { submitted: accepted, rejected, attempts, retries: this.#retries, ...settled };
  }

  /** Attempts started since the run began, and how many of them were not the first. */
  get started(): Series['before'] {
    return { attempts: this.#books.counts.attempts, retries: this.#retries };
  }

  #levels(): SeriesLevels {
    const { queued, counts } = this.#books;
    return { queued: { ...queued }, running: counts.running, backingOff: counts.backingOff };
  }
}
