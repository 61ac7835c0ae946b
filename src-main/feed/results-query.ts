import type { ResultRow, ResultsPage, ResultsQuery } from '#contract/results-query';
import { FilterTest, type ResultsFilter } from './results-filter';
import { rowOf } from './results-row';
import { ResultsScan } from './results-scan';
import type { ResultsStore } from './results-store';
import type { SlicedWork } from './slices';
import { sortKeysOf } from './sort-keys';
import { pageInTaskOrder, placeInTaskOrder } from './task-order-page';

/** Of which moment of which run a page tells. */
export interface QueryMoment {
  readonly run: number;
  readonly seq: number;
  /** In milliseconds of the run: how long pending tasks have waited and run so far. */
  readonly nowMs: number;
}

/** Of so many tasks that have changed meanwhile a query keeps the rows as they were. */
const PATIENCE = 20_000;
/** After so many beginnings it goes through with it, whatever happens. */
const MAX_BEGINNINGS = 3;

/** A scan that is done, what it was for, and when it was good. */
interface KeptScan {
  readonly question: string;
  readonly version: number;
  readonly nowMs: number;
  readonly scan: ResultsScan;
}

/**
 * Answers queries: one page of what matches, in the order asked for; ties by the task's number. A page
 * tells of one moment, however long it takes to find.
 */
export class ResultsQueries {
  readonly #store: ResultsStore;
  readonly #patience: number;
  /** The last scan: as long as nothing changes, any other page of it is only a matter of order. */
  #kept: KeptScan | null = null;

  /** @param patience a query that more tasks than this have overtaken begins anew */
  constructor(store: ResultsStore, patience = PATIENCE) {
    this.#store = store;
    this.#patience = patience;
  }

  /** The page of this moment, where it takes next to no time; null where all tasks have to be looked at. */
  pageAtOnce(query: ResultsQuery, moment: QueryMoment): ResultsPage | null {
    const filter = new FilterTest(query);
    if (!filter.isByPhaseAlone || query.sort.by !== 'task') return null;
    const { table } = this.#store;
    const matching = filter.wantedOf(table.tally());
    const { offset, limit, sort } = query;
    const range = { descending: sort.descending, offset, limit };
    const rows = pageInTaskOrder(table.chunks, filter, range).map((record) => rowOf(record, moment.nowMs));
    const { size: total, forgotten } = this.#store;
    const { run, seq } = moment;
    const found = this.#store.byPhase();
    const page = { run, seq, matching, total, found, forgotten, rows };
    if (query.placeOf === undefined) return page;
    return { ...page, place: placeInTaskOrder(table, filter, query.placeOf, sort.descending) };
  }

  /**
   * The page of the moment at which this begins, or begins anew.
   *
   * @param now tells that moment
   */
  *page(query: ResultsQuery, now: () => QueryMoment): SlicedWork<ResultsPage> {
    for (let beginning = 1; ; beginning++) {
      const patience = beginning < MAX_BEGINNINGS ? this.#patience : Number.POSITIVE_INFINITY;
      const page = yield* this.#tryPage(query, now(), patience);
      if (page !== null) return page;
    }
  }

  /**
   * Every task that matches when this begins, by number; null where the run ends meanwhile.
   *
   * @param sort null: their order does not matter
   */
  *tasks(
    filter: ResultsFilter,
    sort: ResultsQuery['sort'] | null,
    nowMs: number,
  ): SlicedWork<Float64Array | null> {
    const keys = sort === null ? null : sortKeysOf(sort, nowMs);
    const scan = new ResultsScan(this.#store, filter, { nowMs, keys, keepsRows: false });
    const detach = this.#store.attach(scan);
    try {
      yield* scan.run();
      const tasks = scan.isGood ? yield* scan.matches.range(0, scan.matches.count) : null;
      return scan.isGood ? tasks : null;
    } finally {
      detach();
    }
  }

  *#tryPage(query: ResultsQuery, moment: QueryMoment, patience: number): SlicedWork<ResultsPage | null> {
    const store = this.#store;
    const { run, seq, nowMs } = moment;
    const { size: total, forgotten, version } = store;
    const question = JSON.stringify([query.phases, query.search, query.sort]);
    const kept = this.#takeKept(question, nowMs);
    const keys = sortKeysOf(query.sort, nowMs);
    const scan = kept ?? new ResultsScan(store, query, { nowMs, keys, keepsRows: true, patience });
    const detach = store.attach(scan);
    try {
      if (kept === null) yield* scan.run();
      if (!scan.isGood) return null;
      const tasks = yield* scan.matches.range(query.offset, query.offset + query.limit);
      if (!scan.isGood) return null;
      const rows: ResultRow[] = [];
      for (const task of tasks) {
        const row = scan.row(task, nowMs);
        if (row !== null) rows.push(row);
      }
      const { matches, found } = scan;
      const place = query.placeOf === undefined ? undefined : yield* matches.placeOf(query.placeOf);
      if (!scan.isGood) return null;
      this.#kept = { question, version, nowMs, scan };
      const page = { run, seq, matching: matches.count, total, found, forgotten, rows };
      return place === undefined ? page : { ...page, place };
    } finally {
      detach();
    }
  }

  /** Whoever goes on with the kept scan has it to himself: its order is being worked on. */
  #takeKept(question: string, nowMs: number): ResultsScan | null {
    const kept = this.#kept;
    this.#kept = null;
    if (kept === null || kept.question !== question || kept.version !== this.#store.version) return null;
    // Time goes on for pending tasks though nothing happens to them.
    return kept.nowMs === nowMs || this.#store.pending === 0 ? kept.scan : null;
  }
}
