import { toMicros } from '#contract/micros';
import type { CancelTimer } from './ports';
import type { RunTime } from './run-time';

/** Something that is due at a time. It stands in at most one timetable row, once. */
export abstract class Alarm {
  /** When it is due, in milliseconds of the run; meaningful while it is set. */
  dueMs = 0;
  /** Alarms of one time ring in the order they were set. */
  order = 0;
  previous: Alarm | null = null;
  next: Alarm | null = null;
  row: Row | null = null;

  /** Called once when it is due, unless it was cleared; it is no longer set then. */
  abstract ring(): void;
}

/** An alarm that runs a function. */
export class FunctionAlarm extends Alarm {
  readonly #run: () => void;

  constructor(run: () => void) {
    super();
    this.#run = run;
  }

  override ring(): void {
    this.#run();
  }
}

/** All set alarms of one length, in the order they were set, which is the order they are due. */
class Row {
  readonly lengthMs: number;
  head: Alarm | null = null;
  tail: Alarm | null = null;
  /** Its place in the heap of rows. */
  at = -1;

  constructor(lengthMs: number) {
    this.lengthMs = lengthMs;
  }
}

/**
 * All deadlines of a run on one armed timer.
 *
 * Deadlines of one length expire in the order they were set, so each length keeps a plain FIFO row and
 * only the rows' heads stand in a heap. Setting and clearing a deadline costs the same with ten tasks
 * and with a million, as long as lengths are few; where every length differs, it is an ordinary heap.
 */
export class Timetable {
  readonly #time: RunTime;
  readonly #onDue: () => void;
  readonly #mostRings: number;
  readonly #rows = new Map<number, Row>();
  /** A binary heap of the non-empty rows, by their heads. */
  readonly #heap: Row[] = [];
  #order = 0;
  #armedForMs = Number.POSITIVE_INFINITY;
  #cancelTimer: CancelTimer | null = null;
  #isRinging = false;
  #isBehind = false;
  #lastRow: Row | null = null;

  /**
   * @param onDue called by the timer when something is due; it is to call {@link expire}
   * @param mostRings so many alarms ring at one call at the most, ≥ 1
   */
  constructor(time: RunTime, onDue: () => void, mostRings: number) {
    this.#time = time;
    this.#onDue = onDue;
    this.#mostRings = mostRings;
  }

  /** Sets an alarm to ring `lengthMs` from now. It must not be set. */
  set(alarm: Alarm, lengthMs: number): void {
    alarm.dueMs = toMicros(this.#time.nowMs + lengthMs);
    alarm.order = this.#order++;
    const row = this.#rowOf(lengthMs);
    alarm.row = row;
    alarm.previous = row.tail;
    if (row.tail === null) {
      row.head = alarm;
      row.tail = alarm;
      this.#heap.push(row);
      this.#rise(row, this.#heap.length - 1);
    } else {
      row.tail.next = alarm;
      row.tail = alarm;
    }
    this.#arm();
  }

  /** Clears an alarm; one that is not set stays as it is. */
  clear(alarm: Alarm): void {
    const { row, previous, next } = alarm;
    if (row === null) return;
    if (next === null) row.tail = previous;
    else next.previous = previous;
    if (previous === null) row.head = next;
    else previous.next = next;
    alarm.row = null;
    alarm.previous = null;
    alarm.next = null;
    if (row.head === null) this.#removeRow(row);
    else if (previous === null) this.#sink(row, row.at);
    // The timer stays armed: a wake-up too many is cheaper than setting a host timer for each attempt.
  }

  /**
   * Rings what is due, so many at the most as may; the timer goes on with the rest. Called while an alarm rings it
   * does nothing: who rings that one rings the others, too.
   */
  expire(): void {
    if (this.#isRinging) return;
    this.#isRinging = true;
    try {
      let left = this.#mostRings;
      for (let alarm = this.#firstDue(); alarm !== null && left > 0; alarm = this.#firstDue()) {
        this.#ring(alarm);
        left--;
      }
      this.#isBehind = left === 0 && this.#firstDue() !== null;
    } finally {
      this.#isRinging = false;
    }
  }

  /** Whether alarms are due that have not rung: nothing may start before they have. */
  get isBehind(): boolean {
    return this.#isBehind;
  }

  /** Rings an alarm that is due before its turn has come; one that is not due, or not set, stays as it is. */
  ringIfDue(alarm: Alarm): void {
    if (alarm.row !== null && alarm.dueMs <= this.#time.nowMs) this.#ring(alarm);
  }

  #firstDue(): Alarm | null {
    const alarm = this.#heap[0]?.head;
    return alarm == null || alarm.dueMs > this.#time.nowMs ? null : alarm;
  }

  #ring(alarm: Alarm): void {
    this.clear(alarm);
    alarm.ring();
  }

  /** Rows kept, empty ones included: no more than there are alarms, and one. */
  get rows(): number {
    return this.#rows.size;
  }

  /** Forgets everything. */
  stop(): void {
    this.#cancelTimer?.();
    this.#cancelTimer = null;
    this.#armedForMs = Number.NEGATIVE_INFINITY;
  }

  #arm(): void {
    const dueMs = this.#heap[0]?.head?.dueMs;
    if (dueMs === undefined || dueMs >= this.#armedForMs) return;
    this.#cancelTimer?.();
    this.#armedForMs = dueMs;
    this.#cancelTimer = this.#time.at(dueMs, () => {
      this.#cancelTimer = null;
      this.#armedForMs = Number.POSITIVE_INFINITY;
      this.#onDue();
      this.#arm();
    });
  }

  #rowOf(lengthMs: number): Row {
    const last = this.#lastRow;
    if (last?.lengthMs === lengthMs) return last;
    if (last?.head === null) this.#rows.delete(last.lengthMs);
    let row = this.#rows.get(lengthMs);
    if (row === undefined) {
      row = new Row(lengthMs);
      this.#rows.set(lengthMs, row);
    }
    this.#lastRow = row;
    return row;
  }

  #removeRow(row: Row): void {
    const last = this.#heap.pop();
    if (last !== undefined && last !== row) {
      const at = row.at;
      this.#rise(last, at);
      this.#sink(last, last.at);
    }
    row.at = -1;
    // The length used last is likely in steady use and keeps its empty row until another is.
    if (row !== this.#lastRow) this.#rows.delete(row.lengthMs);
  }

  #rise(row: Row, from: number): void {
    const heap = this.#heap;
    let at = from;
    while (at > 0) {
      const parentAt = (at - 1) >> 1;
      const parent = heap[parentAt] as Row;
      if (!isBefore(row, parent)) break;
      heap[at] = parent;
      parent.at = at;
      at = parentAt;
    }
    heap[at] = row;
    row.at = at;
  }

  #sink(row: Row, from: number): void {
    const heap = this.#heap;
    let at = from;
    for (;;) {
      let childAt = 2 * at + 1;
      if (childAt >= heap.length) break;
      const right = heap[childAt + 1];
      if (right !== undefined && isBefore(right, heap[childAt] as Row)) childAt++;
      const child = heap[childAt] as Row;
      if (!isBefore(child, row)) break;
      heap[at] = child;
      child.at = at;
      at = childAt;
    }
    heap[at] = row;
    row.at = at;
  }
}

/** Rows in the heap are never empty. */
function isBefore(a: Row, b: Row): boolean {
  const first = a.head as Alarm;
  const second = b.head as Alarm;
  return first.dueMs < second.dueMs || (first.dueMs === second.dueMs && first.order < second.order);
}
