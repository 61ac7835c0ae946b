import type { Problem, Reply } from '#contract/problem';
import { type ListFormat, MAX_LIST_LENGTH } from '#contract/task-import';
import type { TaskOrder } from '#contract/task-order';
import { CsvEntries } from './csv-entries';
import { JsonEntries } from './json-entries';
import { LineEntries } from './line-entries';
import type { ListContents } from './list-contents';
import type { EntryReader } from './list-entries';
import { listFormatOf } from './list-format';
import { ListedOrders } from './listed-orders';

/** A list that has been read, and is right in all its entries. */
export interface TaskList {
  readonly format: ListFormat;
  /** At least one. */
  readonly orders: readonly TaskOrder[];
  readonly contents: ListContents;
}

const READERS: Readonly<Record<ListFormat, new (taker: ListedOrders) => EntryReader>> = {
  json: JsonEntries,
  ndjson: LineEntries,
  csv: CsvEntries,
};

/** Text that is read in one turn of the event loop, in UTF-16 code units: less than 10 ms of work, whatever it is. */
const PIECE_LENGTH = 8_192;

/**
 * Reads a list of tasks from text that comes piece by piece: JSON (an array of orders, or `{"tasks": […]}`), NDJSON (an
 * order a line) or CSV (a row of column names, then an order a row), told apart by their beginning. Each entry is
 * checked alone as it comes, and everything else has its turn between some milliseconds of work. One entry that does not fit, and none of the list will run.
 */
export class TaskListReader {
  readonly #turn: () => Promise<void>;
  readonly #orders = new ListedOrders();
  #format: ListFormat | null = null;
  #entries: EntryReader | null = null;
  /** Until the format is known. */
  #begin = '';
  #length = 0;

  /** @param turn resolves in a later turn of the event loop, when others have had theirs */
  constructor(turn: () => Promise<void>) {
    this.#turn = turn;
  }

  /** How much has come, in UTF-16 code units. */
  get length(): number {
    return this.#length;
  }

  /** What is wrong, as soon as nothing that may follow is of use; null: more text can be taken. */
  get refusal(): readonly Problem[] | null {
    return this.#orders.isStopped ? this.#orders.problems : null;
  }

  /** Takes the next piece, after the one before has been taken. Of no use once there is a `refusal`. */
  async write(text: string): Promise<void> {
    this.#length += text.length;
    if (this.#length > MAX_LIST_LENGTH) {
      const expected = `a list of at most ${MAX_LIST_LENGTH} characters`;
      this.#orders.stop({ field: 'list', expected, got: 'a longer one' });
    }
    for (let from = 0; from < text.length && !this.#orders.isStopped; from += PIECE_LENGTH) {
      if (from > 0) await this.#turn();
      await this.#read(text.slice(from, from + PIECE_LENGTH), false);
    }
  }

  /** No piece follows: the list, or everything that is wrong with it, at most 20 problems. */
  async end(): Promise<Reply<TaskList>> {
    await this.#read('', true);
    await this.#entries?.end();
    const { orders, problems } = this.#orders;
    if (problems.length > 0) return { ok: false, problems };
    if (orders.length === 0 || this.#format === null) {
      return { ok: false, problems: [{ field: 'list', expected: 'at least one task', got: 'none' }] };
    }
    return { ok: true, value: { format: this.#format, orders, contents: this.#orders.contents() } };
  }

  async #read(text: string, isWhole: boolean): Promise<void> {
    if (this.#orders.isStopped) return;
    if (this.#entries !== null) return this.#entries.write(text);
    this.#begin += text;
    // A byte-order mark, as some editors write it, is no part of the list.
    const begin = this.#begin.replace(/^\uFEFF/, '');
    if (isWhole && begin.trim() === '') return;
    this.#format = listFormatOf(begin, isWhole);
    if (this.#format === null) return;
    this.#entries = new READERS[this.#format](this.#orders);
    this.#begin = '';
    await this.#entries.write(begin);
  }
}
