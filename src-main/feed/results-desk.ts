import type { ExportFormat, ExportPart, ExportTicket } from '#contract/results-export';
import type { ResultsPage, ResultsQuery } from '#contract/results-query';
import { exportFileName } from './export-format';
import type { ExportAbout } from './export-text';
import { OpenExports } from './open-exports';
import { ResultsExport } from './results-export';
import type { ResultsFilter } from './results-filter';
import { type QueryMoment, ResultsQueries } from './results-query';
import type { ResultsStore } from './results-store';
import { type SliceHost, Slices } from './slices';

/** Answers whoever asks about results, and takes no more than a slice of the event loop at a time for it. */
export class ResultsDesk {
  readonly #store: ResultsStore;
  readonly #now: () => QueryMoment;
  readonly #slices: Slices;
  readonly #queries: ResultsQueries;
  readonly #exports = new OpenExports();
  /** How many queries each asker has put. */
  readonly #asked = new WeakMap<object, number>();

  /** @param now the moment of the yard */
  constructor(store: ResultsStore, now: () => QueryMoment, host: SliceHost) {
    this.#store = store;
    this.#now = now;
    this.#slices = new Slices(host);
    this.#queries = new ResultsQueries(store);
  }

  /**
   * One page.
   *
   * @param asker who asks: a newer query of the same one ends an older one that is under way; null: nobody's
   * @returns null where that has happened
   */
  async page(query: ResultsQuery, asker: object | null): Promise<ResultsPage | null> {
    const turn = asker === null ? 0 : (this.#asked.get(asker) ?? 0) + 1;
    if (asker !== null) this.#asked.set(asker, turn);
    const page = this.#queries.pageAtOnce(query, this.#now());
    if (page !== null) return page;
    const isNewest = () => asker === null || this.#asked.get(asker) === turn;
    return this.#slices.run(this.#queries.page(query, this.#now), isNewest);
  }

  /** Every task that matches, by number, in no order to count on; null where the run ends meanwhile. */
  tasks(filter: ResultsFilter): Promise<Float64Array | null> {
    return this.#slices.run(this.#queries.tasks(filter, null, this.#now().nowMs));
  }

  /** Resolves when it is the caller's turn for a slice of work on what it was given here. */
  turn(): Promise<void> {
    return this.#slices.turn();
  }

  /** @param asker whose it is: nobody else is given its parts */
  async beginExport(
    format: ExportFormat,
    about: ExportAbout,
    asker: object | null,
  ): Promise<ExportTicket | 'run-over' | 'too-many'> {
    const { query, atMs } = about;
    const { run } = this.#now();
    if (!this.#exports.hasRoomFor(asker)) return 'too-many';
    const tasks = await this.#slices.run(this.#queries.tasks(query, query.sort, atMs));
    if (tasks === null || this.#now().run !== run) return 'run-over';
    // Others may have begun theirs meanwhile.
    if (!this.#exports.hasRoomFor(asker)) return 'too-many';
    const number = this.#exports.open(new ResultsExport(this.#store, tasks, format, about), asker);
    return { export: number, rows: tasks.length, fileName: exportFileName(format, about) };
  }

  /** Null where this asker has no such export open. */
  exportPart(number: number, asker: object | null): ExportPart | null {
    return this.#exports.nextPart(number, asker, this.#now().nowMs);
  }

  endExport(number: number, asker: object | null): void {
    this.#exports.close(number, asker);
  }

  /** The asker is gone. */
  leave(asker: object): void {
    this.#exports.closeOf(asker);
  }

  /** Another run begins: what was of the last one is gone. */
  beginRun(): void {
    this.#exports.closeAll();
  }
}
