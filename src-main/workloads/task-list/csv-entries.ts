import { CsvError, Parser } from 'csv-parse';
import { MAX_SHOWN_LENGTH, shortened } from '../../schemas/shown-value';
import { CSV_COLUMNS } from './csv-columns';
import { csvColumnOf, csvOrder } from './csv-order';
import { type EntryReader, type EntryTaker, entryTooLong, MAX_ENTRY_LENGTH } from './list-entries';

/**
 * Reads CSV (RFC 4180): a row of column names, then an order a row. Cells are separated by what separates the names: a
 * comma, a semicolon or a tab. Rows without
 * any text are passed over.
 */
export class CsvEntries implements EntryReader {
  readonly #taker: EntryTaker;
  /** Until the first row is there, which tells how cells are separated. */
  #first: string | null = '';
  #parser: Parser | null = null;
  /** Resolves when the parser has ended, however that was. */
  #over: Promise<void> = Promise.resolve();
  #columns: readonly string[] | null = null;
  /** The line in which the next row begins. Counted here: the parser's own count would take it longer than the rest. */
  #line = 1;
  /** Half a character that the next piece completes: what the parser takes are bytes. */
  #half = '';

  constructor(taker: EntryTaker) {
    this.#taker = taker;
  }

  async write(text: string): Promise<void> {
    if (this.#first !== null) {
      this.#first += text;
      if (this.#first.length > MAX_ENTRY_LENGTH) this.#taker.stop(entryTooLong('line 1'));
      // Looking at the new piece alone: a first line that comes letter by letter is not read anew with each.
      if (!/[\r\n]/.test(text)) return;
    }
    await this.#parse(this.#takeFirst() ?? text);
  }

  async end(): Promise<void> {
    await this.#parse(this.#takeFirst() ?? '');
    this.#parser?.end(this.#half);
    await this.#over;
  }

  #takeFirst(): string | null {
    const first = this.#first;
    this.#first = null;
    if (first !== null) this.#open(/[,;\t]/.exec(first.split(/[\r\n]/, 1)[0] ?? '')?.[0] ?? ',');
    return first;
  }

  #open(delimiter: string): void {
    const parser = new Parser({
      delimiter,
      relax_column_count: true,
      max_record_size: MAX_ENTRY_LENGTH,
    });
    parser.on('data', (cells: string[]) => this.#takeRow(cells));
    this.#over = new Promise((resolve) => {
      parser.once('close', resolve);
      parser.on('error', (error) => {
        this.#stop(error);
        resolve();
      });
    });
    this.#parser = parser;
  }

  async #parse(text: string): Promise<void> {
    const parser = this.#parser;
    if (parser === null || this.#taker.isStopped) return;
    const whole = this.#half + text;
    const isHalf = /[\ud800-\udbff]$/.test(whole);
    this.#half = isHalf ? whole.slice(-1) : '';
    const bytes = isHalf ? whole.slice(0, -1) : whole;
    if (bytes === '') return;
    const written = new Promise<void>((resolve) => parser.write(bytes, () => resolve()));
    await Promise.race([written, this.#over]);
  }

  #takeRow(cells: readonly string[]): void {
    const place = `line ${this.#line++}`;
    for (const cell of cells) {
      for (let at = cell.indexOf('\n'); at !== -1; at = cell.indexOf('\n', at + 1)) this.#line++;
    }
    if (this.#taker.isStopped || cells.every((cell) => cell === '')) return;
    if (this.#columns === null) {
      this.#takeHeader(cells, place);
    } else if (cells.length !== this.#columns.length) {
      const expected = `${this.#columns.length} cells, one for each column`;
      this.#taker.refuse({ field: place, expected, got: String(cells.length) });
    } else {
      this.#taker.take(csvOrder(this.#columns, cells), place, csvColumnOf);
    }
  }

  #takeHeader(names: readonly string[], place: string): void {
    this.#columns = names.map((name) => name.trim());
    for (const [index, name] of this.#columns.entries()) {
      const field = `${place}, column ${index + 1}`;
      const got = JSON.stringify(shortened(name, MAX_SHOWN_LENGTH));
      if (!CSV_COLUMNS.has(name)) {
        this.#taker.stop({ field, expected: `one of ${[...CSV_COLUMNS.keys()].join(', ')}`, got });
      } else if (this.#columns.indexOf(name) !== index) {
        this.#taker.stop({ field, expected: 'a column that is not there yet', got });
      }
    }
  }

  #stop(error: Error): void {
    const place = `line ${this.#line}`;
    const isTooLong = error instanceof CsvError && error.code === 'CSV_MAX_RECORD_SIZE';
    const got = shortened(error.message, 200);
    this.#taker.stop(isTooLong ? entryTooLong(place) : { field: place, expected: 'CSV', got });
  }
}
