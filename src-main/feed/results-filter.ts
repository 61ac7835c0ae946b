import type { ResultsQuery } from '#contract/results-query';
import { TASK_PHASES } from '#contract/task';
import { ChunkSearch } from './chunk-search';
import type { TaskChunk } from './task-chunk';
import { TextSearch } from './text-search';

/** Which tasks a query asks for. */
export type ResultsFilter = Pick<ResultsQuery, 'phases' | 'search'>;

/** Tells which tasks a filter lets through. */
export class FilterTest {
  /** By phase number. */
  readonly #isWanted: readonly boolean[];
  readonly #search: TextSearch | null;

  constructor({ phases, search }: ResultsFilter) {
    this.#isWanted = TASK_PHASES.map((phase) => phases === null || phases.includes(phase));
    this.#search = search === '' ? null : new TextSearch(search);
  }

  /** Whether there is no search, so that phases alone decide. */
  get isByPhaseAlone(): boolean {
    return this.#search === null;
  }

  /** Whether tasks of that phase are asked for; never for a row that is gone. */
  wants(phase: number): boolean {
    return this.#isWanted[phase] ?? false;
  }

  /** How many of those tallied by phase number are asked for. */
  wantedOf(tally: ArrayLike<number>): number {
    return this.#isWanted.reduce((sum, isWanted, phase) => (isWanted ? sum + (tally[phase] ?? 0) : sum), 0);
  }

  /** The search in one chunk, however it changes; null where there is none. */
  searchIn(chunk: TaskChunk): ChunkSearch | null {
    return this.#search === null ? null : new ChunkSearch(chunk, this.#search);
  }
}
