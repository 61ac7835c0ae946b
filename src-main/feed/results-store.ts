import { TASK_PHASES, type TaskId, type TaskPhase, type TaskSpec } from '#contract/task';
import { applyEvent, type TaskBoundEvent, type TaskRecord } from '#contract/task-record';
import { IdQueue } from './id-queue';
import { LongTexts, MAX_KEPT_TEXT } from './long-texts';
import { type TaskPlace, TaskTable } from './task-table';

/** How many settled tasks are remembered by default. */
export const DEFAULT_MAX_SETTLED = 1_000_000;

/** What an event did to its task. */
export interface AppliedEvent {
  readonly record: TaskRecord;
  /** The phase until this event; null where the event began the task. */
  readonly before: TaskPhase | null;
}

/** Somebody who reads the store bit by bit, and must know what changes meanwhile. */
export interface StoreReader {
  /** The task there is about to change, or to be forgotten: now is the last time to see it as it was. */
  beforeChange(place: TaskPlace): void;
  /** All tasks are gone: another run begins. */
  cleared(): void;
}

/**
 * What the log says of every task of a run, by number. All pending tasks are kept, and so many settled
 * ones, as long as their texts are not too much; beyond that the one that settled first is forgotten, and counted.
 */
export class ResultsStore {
  readonly #maxSettled: number;
  readonly #table: TaskTable;
  /** Settled tasks in the order they settled. */
  readonly #settled = new IdQueue();
  readonly #texts = new LongTexts();
  readonly #maxText: number;
  readonly #readers = new Set<StoreReader>();
  #size = 0;
  #forgotten = 0;
  #version = 0;

  /**
   * @param maxSettled settled tasks to remember, ≥ 0
   * @param table where the tasks stand; empty
   * @param maxText that the tasks may hold in all, see {@link LongTexts}
   */
  constructor(maxSettled = DEFAULT_MAX_SETTLED, table = new TaskTable(), maxText = MAX_KEPT_TEXT) {
    this.#maxSettled = maxSettled;
    this.#table = table;
    this.#maxText = maxText;
  }

  /** Settled tasks let go since the run began. */
  get forgotten(): number {
    return this.#forgotten;
  }

  /** Tasks remembered. */
  get size(): number {
    return this.#size;
  }

  /** Tasks that have not settled. All of them are remembered. */
  get pending(): number {
    return this.#size - this.#settled.length;
  }

  /** The pending tasks alone hold as much text as may be kept: no more of them should come. */
  get isFullOfText(): boolean {
    return this.#settled.length === 0 && this.#texts.total > this.#maxText;
  }

  /** Another number whenever anything has changed. */
  get version(): number {
    return this.#version;
  }

  /** The tasks themselves, for those who read many. Nobody else may change them. */
  get table(): TaskTable {
    return this.#table;
  }

  /** Tasks remembered by phase. */
  byPhase(): Record<TaskPhase, number> {
    const tally = this.#table.tally();
    return countsByPhase((phase) => tally[phase] ?? 0);
  }

  /** The record of a task: a pending one's own, which must not be changed; a settled one's is made anew. */
  get(task: TaskId): TaskRecord | undefined {
    const place = this.#table.find(task);
    return place === null ? undefined : place.chunk.record(place.row);
  }

  /** Remembers what was submitted, as long as the task is. */
  keepSpec(task: TaskId, { body }: TaskSpec): void {
    const place = this.#table.find(task);
    if (place === null) return;
    place.chunk.identities.setBody(place.row, body);
    this.#texts.addBody(task, body);
    this.#forgetTexts();
  }

  /** What was submitted; null where that is not known, or not any more. */
  specOf(task: TaskId): TaskSpec | null {
    const place = this.#table.find(task);
    return place === null ? null : place.chunk.identities.spec(place.row);
  }

  /**
   * @returns null where the event is the late end of a body whose task has been forgotten already
   * @throws Error where the event fits no task: the log is broken, or we are
   */
  apply(event: TaskBoundEvent): AppliedEvent | null {
    this.#version++;
    if (event.type === 'task-submitted') return this.#begin(event);
    const place = this.#table.find(event.task);
    if (place === null) {
      if (event.type === 'attempt-stopped') return null;
      return { record: applyEvent(undefined, event), before: null };
    }
    this.#tellReaders(place);
    const { chunk, row } = place;
    const pending = chunk.pending(row);
    if (pending === null) return this.#late(event, place);
    const before = pending.phase;
    const record = applyEvent(pending, event);
    if (event.type === 'task-settled') {
      chunk.settle(row);
      this.#settled.push(event.task);
      this.#texts.addEnding(event.task, record);
      if (this.#settled.length > this.#maxSettled) this.#forgetOldest();
      this.#forgetTexts();
    } else if (record.phase !== before) {
      chunk.moved(row);
    }
    return { record, before };
  }

  /** Tells the reader of every change to a task that is there already. Returns its own undo. */
  attach(reader: StoreReader): () => void {
    this.#readers.add(reader);
    return () => this.#readers.delete(reader);
  }

  clear(): void {
    this.#version++;
    for (const reader of this.#readers) reader.cleared();
    this.#table.clear();
    this.#settled.clear();
    this.#texts.clear();
    this.#size = 0;
    this.#forgotten = 0;
  }

  #begin(event: TaskBoundEvent): AppliedEvent {
    const record = applyEvent(undefined, event);
    this.#table.add(record);
    this.#size++;
    return { record, before: null };
  }

  /** Settled tasks do not change any more, but a body may have outlived its verdict. */
  #late(event: TaskBoundEvent, { chunk, row }: TaskPlace): AppliedEvent {
    const isOver = event.type === 'attempt-stopped' && chunk.endings.stopped(row, event.attempt, event.atMs);
    if (!isOver) throw new Error(`${event.type} of task ${event.task} (seq ${event.seq}), which has settled`);
    const record = chunk.record(row);
    return { record, before: record.phase };
  }

  #forgetTexts(): void {
    while (this.#texts.total > this.#maxText && this.#settled.length > 0) this.#forgetOldest();
  }

  #forgetOldest(): void {
    const oldest = this.#settled.shift();
    if (oldest !== undefined) this.#texts.delete(oldest);
    const place = oldest === undefined ? null : this.#table.find(oldest);
    if (place === null) return;
    this.#tellReaders(place);
    this.#table.forget(place);
    this.#size--;
    this.#forgotten++;
  }

  #tellReaders(place: TaskPlace): void {
    for (const reader of this.#readers) reader.beforeChange(place);
  }
}

/** @param countOf by the phase's place in {@link TASK_PHASES} */
export function countsByPhase(countOf: (phase: number) => number): Record<TaskPhase, number> {
  const counts = TASK_PHASES.map((phase, number) => [phase, countOf(number)] as const);
  return Object.fromEntries(counts) as Record<TaskPhase, number>;
}
