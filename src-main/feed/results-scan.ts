import type { ResultRow } from '#contract/results-query';
import type { TaskId, TaskPhase } from '#contract/task';
import type { ChunkSearch } from './chunk-search';
import { Matches } from './matches';
import { FilterTest, type ResultsFilter } from './results-filter';
import { rowOf } from './results-row';
import { countsByPhase, type ResultsStore, type StoreReader } from './results-store';
import type { SlicedWork } from './slices';
import type { SortKeys } from './sort-keys';
import { GONE, type TaskChunk } from './task-chunk';
import type { TaskPlace } from './task-table';

/** How a scan looks at the tasks. */
export interface ScanOptions {
  /** In milliseconds of the run: how long pending tasks have waited and run so far. */
  readonly nowMs: number;
  /** What the matches are to be ordered by; null: nothing. */
  readonly keys: SortKeys | null;
  /** Whether rows will be asked for, also of tasks that change or are forgotten meanwhile. */
  readonly keepsRows: boolean;
  /** It gives up when more tasks than this have changed meanwhile. Default: never. */
  readonly patience?: number;
}

/**
 * Looks through all tasks in slices, and sees them as they were when it began: whatever is about to change
 * it looks at first, and what comes afterwards it leaves alone. Attached to the store for as long as that
 * is to hold.
 */
export class ResultsScan implements StoreReader {
  readonly #store: ResultsStore;
  readonly #filter: FilterTest;
  readonly #options: ScanOptions;
  readonly #last: TaskId;
  readonly matches: Matches;
  /** By the phase's number. */
  readonly #found: number[];
  /** Tasks that have changed since it began: the row as it was, where rows are kept. */
  readonly #changed = new Map<TaskId, ResultRow | null>();
  /** Every task below this has been looked at. */
  #next: TaskId = 0;
  #isGood = true;
  /** In the chunk that was looked at last: its texts are judged only once. */
  #search: { readonly chunk: TaskChunk; readonly in: ChunkSearch | null } | null = null;
  /** Rows of the chunk that is being looked at. */
  #rows = new Uint32Array(0);

  constructor(store: ResultsStore, filter: ResultsFilter, options: ScanOptions) {
    this.#store = store;
    this.#filter = new FilterTest(filter);
    this.#options = options;
    this.#last = store.table.lastTask;
    const tally = store.table.tally();
    this.matches = new Matches(options.keys, this.#filter.wantedOf(tally));
    this.#found = this.#filter.isByPhaseAlone ? tally : tally.map(() => 0);
  }

  /** False where all it has seen is void: the run is over, or more has changed than it can bear. */
  get isGood(): boolean {
    return this.#isGood;
  }

  /** Tasks that the search finds, by phase, whatever phases are asked for. */
  get found(): Record<TaskPhase, number> {
    return countsByPhase((phase) => this.#found[phase] ?? 0);
  }

  /** Looks at every task. */
  *run(): SlicedWork<void> {
    const { table } = this.#store;
    while (this.#isGood && this.#next <= this.#last) {
      const chunk = table.chunkFrom(this.#next);
      if (chunk === null) return;
      this.#look(chunk);
      this.#next = Math.min(chunk.lastTask, this.#last) + 1;
      yield;
    }
  }

  /** The row of a task that matched, as it was when this began. */
  row(task: TaskId, nowMs: number): ResultRow | null {
    const changed = this.#changed.get(task);
    if (changed !== undefined) return changed;
    const record = this.#store.get(task);
    return record === undefined ? null : rowOf(record, nowMs);
  }

  beforeChange({ chunk, row }: TaskPlace): void {
    const task = chunk.identities.task(row);
    if (!this.#isGood || task > this.#last || this.#changed.has(task)) return;
    const { keepsRows, nowMs, patience = Number.POSITIVE_INFINITY } = this.#options;
    if (task >= this.#next) this.#lookAt(chunk, row);
    this.#changed.set(task, keepsRows ? rowOf(chunk.record(row), nowMs) : null);
    if (this.#changed.size > patience) this.#giveUp();
  }

  cleared(): void {
    this.#giveUp();
  }

  #giveUp(): void {
    this.#isGood = false;
    this.#changed.clear();
  }

  #look(chunk: TaskChunk): void {
    const search = this.#searchIn(chunk);
    // A search counts what it finds in every phase.
    if (search === null ? this.#filter.wantedOf(chunk.tally) === 0 : search.isHopeless) return;
    if (this.#rows.length < chunk.rows) this.#rows = new Uint32Array(chunk.rows);
    let matches = 0;
    for (let row = chunk.rowFrom(this.#next); row < chunk.rows; row++) {
      const task = chunk.identities.task(row);
      if (task > this.#last) break;
      const phase = chunk.phase(row);
      if (phase === GONE || (this.#changed.size > 0 && this.#changed.has(task))) continue;
      if (this.#isMatch(search, row, phase)) this.#rows[matches++] = row;
    }
    this.matches.add(chunk, this.#rows.subarray(0, matches));
  }

  /** Looks at one task before its turn. */
  #lookAt(chunk: TaskChunk, row: number): void {
    const isMatch = this.#isMatch(this.#searchIn(chunk), row, chunk.phase(row));
    if (isMatch) this.matches.add(chunk, Uint32Array.of(row));
  }

  /** Counts it as found, too. */
  #isMatch(search: ChunkSearch | null, row: number, phase: number): boolean {
    if (search !== null) {
      if (!search.finds(row)) return false;
      this.#found[phase] = (this.#found[phase] as number) + 1;
    }
    return this.#filter.wants(phase);
  }

  #searchIn(chunk: TaskChunk): ChunkSearch | null {
    if (this.#search?.chunk !== chunk) this.#search = { chunk, in: this.#filter.searchIn(chunk) };
    return this.#search.in;
  }
}
