import type { Loop } from '#contract/run-figures';
import {
  MAX_SERIES_POINTS,
  MINUTE_POINTS,
  type Series,
  type SeriesPoint,
  type SeriesSpan,
} from '#contract/series';
import type { TaskEvent } from '#contract/task-event';
import type { TaskRecord } from '#contract/task-record';
import { type BinnedDurations, percentilesOf } from './binned-durations';
import { DurationHistogram } from './duration-histogram';
import { type Books, OpenInterval } from './open-interval';
import { type Interval, mergeIntervals } from './series-interval';

/** Arrival to end, by schedule or in a closed loop, or start to verdict: of what was not cancelled. */
export type DurationSort = 'response' | 'closedResponse' | 'service';

/** An interval of a young run, and of the last minute always, in milliseconds. */
const SHORTEST_BUCKET_MS = 250;

/**
 * A run over time from its first submission on, in intervals of one length. When there are as many as may be,
 * the series of the whole run makes one of each two neighbours, so that all its past stays, ever coarser; that
 * of the last minute lets the oldest go. What is merged is what was counted; percentiles are taken from merged
 * durations, never averaged.
 */
export class SeriesFold {
  readonly #span: SeriesSpan;
  readonly #open: OpenInterval;
  readonly #past: Interval[] = [];
  #hasBegun = false;
  /** Where the first interval begins. */
  #fromMs = 0;
  #bucketMs = SHORTEST_BUCKET_MS;
  #atMs = 0;

  /** @param books those of the run, before its first event */
  constructor(books: Books, span: SeriesSpan) {
    this.#open = new OpenInterval(books);
    this.#span = span;
  }

  /**
   * Time has passed with everything as the books say it is: to be told before an event is counted in them. A
   * time that went by before is ignored.
   */
  passTo(atMs: number): void {
    if (!this.#hasBegun) {
      this.#atMs = Math.max(this.#atMs, atMs);
      this.#fromMs = Math.floor(this.#atMs / SHORTEST_BUCKET_MS) * SHORTEST_BUCKET_MS;
      return;
    }
    if (this.#span === 'minute' && atMs >= this.#endMs + MINUTE_POINTS * this.#bucketMs) this.#leapTo(atMs);
    while (atMs >= this.#endMs) {
      this.#spend(this.#endMs);
      this.#close();
    }
    this.#spend(atMs);
  }

  /**
   * @param record the event's task after it; null where the event is no task's
   * @param loop how the task of a `task-settled` arrived
   */
  add(event: TaskEvent, record: Readonly<TaskRecord> | null, loop: Loop = 'open'): void {
    if (event.type === 'task-submitted' || event.type === 'task-rejected') this.#hasBegun = true;
    this.#open.add(event, record, loop);
  }

  /** The run until `atMs`, or until the last event where that is later. */
  at(atMs: number): Omit<Series, 'run' | 'marks'> {
    this.passTo(atMs);
    const intervals = this.#intervals();
    const points = intervals.map(({ point }) => point);
    return {
      span: this.#span,
      fromMs: this.#fromMs,
      atMs: this.#atMs,
      bucketMs: this.#bucketMs,
      before: startedBefore(points, this.#open.started),
      points,
      response: percentilesOf(allOf(intervals, 'response')),
      closedResponse: percentilesOf(allOf(intervals, 'closedResponse')),
      service: percentilesOf(allOf(intervals, 'service')),
    };
  }

  /** All durations of the run so far, or of the last minute. */
  durations(): Record<DurationSort, BinnedDurations> {
    const intervals = this.#intervals();
    return {
      response: allOf(intervals, 'response'),
      closedResponse: allOf(intervals, 'closedResponse'),
      service: allOf(intervals, 'service'),
    };
  }

  #intervals(): Interval[] {
    return this.#hasBegun ? [...this.#past, this.#open.soFar()] : [];
  }

  /** The end of the present interval. */
  get #endMs(): number {
    return this.#fromMs + (this.#past.length + 1) * this.#bucketMs;
  }

  /** Until `atMs`, which lies in the present interval or at its end. */
  #spend(atMs: number): void {
    if (atMs <= this.#atMs) return;
    this.#open.spend(atMs - this.#atMs);
    this.#atMs = atMs;
  }

  #close(): void {
    this.#past.push(this.#open.soFar());
    this.#open.restart();
    switch (this.#span) {
      case 'run':
        if (this.#past.length === MAX_SERIES_POINTS) this.#halve();
        return;
      case 'minute':
        if (this.#past.length < MINUTE_POINTS) return;
        this.#past.shift();
        this.#fromMs += this.#bucketMs;
        return;
    }
  }

  #halve(): void {
    for (let pair = 0; pair < MAX_SERIES_POINTS / 2; pair++) {
      const [earlier, later] = this.#past.slice(2 * pair, 2 * pair + 2) as [Interval, Interval];
      this.#past[pair] = mergeIntervals(earlier, later);
    }
    this.#past.length = MAX_SERIES_POINTS / 2;
    this.#bucketMs *= 2;
  }

  /** Over a silence that is longer than what is kept, at once. */
  #leapTo(atMs: number): void {
    this.#open.restart();
    this.#past.length = 0;
    this.#fromMs = (Math.floor(atMs / this.#bucketMs) - MINUTE_POINTS + 1) * this.#bucketMs;
    this.#atMs = this.#fromMs;
  }
}

function allOf(intervals: readonly Interval[], which: DurationSort): BinnedDurations {
  const merged = new DurationHistogram();
  for (const interval of intervals) merged.include(interval[which]);
  return merged.binned();
}

function startedBefore(
  points: readonly SeriesPoint[],
  { attempts, retries }: Series['before'],
): Series['before'] {
  const sum = (of: 'attempts' | 'retries') => points.reduce((total, point) => total + point[of], 0);
  return { attempts: attempts - sum('attempts'), retries: retries - sum('retries') };
}
