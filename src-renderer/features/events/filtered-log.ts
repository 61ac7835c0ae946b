import { type EventLine, type EventLines, KEPT_LINES } from '../../state/event-log';
import { type EventFilter, matcherOf } from './event-filter';
import { EVENT_GROUPS, type EventGroup, groupOf } from './event-groups';

/** No group: a gap, or nothing. */
const NONE = 255;
/** Beside a line's group: it matches. */
const MATCHES = 64;

/**
 * The lines of a log that pass a filter, and how many of each group the log has. Each line is looked at once,
 * when it comes; what the log has let go is let go here too.
 */
export class FilteredLog {
  readonly #log: EventLines;
  readonly #matches: (line: EventLine) => boolean;
  /** Indices of the lines that match, from `#first` on. */
  #shown: number[] = [];
  #first = 0;
  /** The lines that are counted: from the oldest to before the next to look at. */
  #oldest: number;
  #next: number;
  /** Of each line that is counted its group and whether it matches, in a ring as the log's. */
  readonly #marks = new Uint8Array(KEPT_LINES).fill(NONE);
  readonly #counts = new Uint32Array(EVENT_GROUPS.length);
  #matching = 0;

  constructor(log: EventLines, filter: EventFilter) {
    this.#log = log;
    this.#matches = matcherOf(filter, log);
    this.#oldest = log.begin;
    this.#next = log.begin;
    this.refresh();
  }

  /** How many lines there are to show. */
  get length(): number {
    return this.#shown.length - this.#first;
  }

  /** How many events match. */
  get events(): number {
    return this.#matching;
  }

  /** The log's index of the line in a row, which stays with the line while rows move. */
  indexAt(row: number): number {
    return this.#shown[this.#first + row] ?? -1;
  }

  /** The line in a row; null where there is none, or it has just been let go. */
  at(row: number): EventLine | null {
    const index = this.indexAt(row);
    return index >= this.#log.begin && index < this.#log.end ? this.#log.at(index) : null;
  }

  /** The row of a line by the log's index; −1 where it does not match, or is not there any more. */
  rowOf(index: number): number {
    let low = this.#first;
    let high = this.#shown.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#shown[middle] as number) < index) low = middle + 1;
      else high = middle;
    }
    return this.#shown[low] === index ? low - this.#first : -1;
  }

  countOf(group: EventGroup): number {
    return this.#counts[EVENT_GROUPS.indexOf(group)] as number;
  }

  /** Looks at what has come since the last time. */
  refresh(): void {
    const { begin, end } = this.#log;
    for (; this.#oldest < Math.min(begin, this.#next); this.#oldest++) this.#count(this.#oldest, NONE);
    this.#oldest = begin;
    for (this.#next = Math.max(this.#next, begin); this.#next < end; this.#next++) this.#take(this.#next);
    this.#letGo(begin);
  }

  #take(index: number): void {
    const line = this.#log.at(index);
    const matches = this.#matches(line);
    if (matches) this.#shown.push(index);
    this.#count(
      index,
      line.type === 'gap' ? NONE : EVENT_GROUPS.indexOf(groupOf(line)) | (matches ? MATCHES : 0),
    );
  }

  /** Counts a line, or no longer what was counted there. */
  #count(index: number, mark: number): void {
    const place = index % KEPT_LINES;
    this.#add(this.#marks[place] as number, -1);
    this.#add(mark, 1);
    this.#marks[place] = mark;
  }

  #add(mark: number, by: 1 | -1): void {
    if (mark === NONE) return;
    const group = mark & ~MATCHES;
    this.#counts[group] = (this.#counts[group] as number) + by;
    if (mark !== group) this.#matching += by;
  }

  #letGo(begin: number): void {
    while (this.#first < this.#shown.length && (this.#shown[this.#first] as number) < begin) this.#first++;
    if (this.#first < KEPT_LINES) return;
    this.#shown = this.#shown.slice(this.#first);
    this.#first = 0;
  }
}
