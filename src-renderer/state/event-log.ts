import type { FeedMessage, Snapshot } from '#contract/feed-message';
import type { Limits } from '#contract/limits';
import type { LimitsChanged, TaskEvent } from '#contract/task-event';

/** So many lines are kept one by one. */
export const KEPT_LINES = 10_000;

/** The events `fromSeq` to `toSeq` never came to this window one by one. */
export interface EventGap {
  readonly type: 'gap';
  readonly fromSeq: number;
  readonly toSeq: number;
  /** The time of the last of them, in milliseconds of the run. */
  readonly atMs: number;
}

export type EventLine = TaskEvent | EventGap;

/** Lines of a log by their index, from `begin` to before `end`. An index stays with its line. */
export interface EventLines {
  readonly begin: number;
  readonly end: number;
  /** The number of the newest event known of. */
  readonly newestSeq: number;
  /** The line at an index between `begin` and `end`. */
  at(index: number): EventLine;
  /** The limits until that change; null where they are not known. */
  limitsBefore(change: LimitsChanged): Limits | null;
}

/**
 * The newest {@link KEPT_LINES} lines of the run's log, as they come in with the feed's messages. What was
 * not sent one by one stands as a gap between the events around it.
 */
export class EventLog implements EventLines {
  #lines: EventLine[] = [];
  #begin = 0;
  #run = 0;
  #newestSeq = 0;
  #limits: Limits | null = null;
  #limitsBefore = new WeakMap<LimitsChanged, Limits>();

  get begin(): number {
    return this.#begin;
  }

  get end(): number {
    return this.#begin + this.#lines.length;
  }

  get newestSeq(): number {
    return this.#newestSeq;
  }

  at(index: number): EventLine {
    // Once full the array is a ring: a line stands at its index modulo the ring's length.
    return this.#lines[index % KEPT_LINES] as EventLine;
  }

  limitsBefore(change: LimitsChanged): Limits | null {
    return this.#limitsBefore.get(change) ?? null;
  }

  /** Takes in a message that joins on to the one before it, or is a snapshot. */
  take(message: FeedMessage): void {
    if (message.type === 'snapshot') {
      this.#takeSnapshot(message);
      return;
    }
    for (const event of message.events) {
      if (event.type === 'limits-changed') this.#noteLimits(event);
      this.#push(event);
    }
    this.#newestSeq = message.toSeq;
  }

  /** These lines as they are now, whatever comes later. */
  copy(): EventLines {
    const lines: EventLine[] = [];
    for (let index = this.begin; index < this.end; index++) lines.push(this.at(index));
    const begin = this.#begin;
    const changes = this.#limitsBefore;
    return {
      begin,
      end: this.end,
      newestSeq: this.#newestSeq,
      at: (index) => lines[index - begin] as EventLine,
      limitsBefore: (change) => changes.get(change) ?? null,
    };
  }

  #takeSnapshot({ run, view }: Snapshot): void {
    if (run !== this.#run || view.seq < this.#newestSeq) this.#clear();
    if (view.seq > this.#newestSeq) {
      this.#pushGap({ type: 'gap', fromSeq: this.#newestSeq + 1, toSeq: view.seq, atMs: view.atMs });
    }
    this.#run = run;
    this.#newestSeq = view.seq;
    this.#limits = view.limits;
  }

  #clear(): void {
    // Indices go on, so that whoever kept one of the old run finds it gone.
    this.#begin = Math.ceil(this.end / KEPT_LINES) * KEPT_LINES;
    this.#lines = [];
    this.#newestSeq = 0;
    this.#limitsBefore = new WeakMap();
  }

  #noteLimits(change: LimitsChanged): void {
    if (this.#limits !== null) this.#limitsBefore.set(change, this.#limits);
    this.#limits = change.limits;
  }

  #pushGap(gap: EventGap): void {
    const last = this.end > this.#begin ? this.at(this.end - 1) : null;
    if (last?.type === 'gap') {
      this.#lines[(this.end - 1) % KEPT_LINES] = { ...gap, fromSeq: last.fromSeq };
    } else {
      this.#push(gap);
    }
  }

  #push(line: EventLine): void {
    if (this.#lines.length < KEPT_LINES) {
      this.#lines.push(line);
      return;
    }
    this.#lines[this.#begin % KEPT_LINES] = line;
    this.#begin++;
  }
}
