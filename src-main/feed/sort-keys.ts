import type { ResultSort } from '#contract/results-query';
import { OrderedRange, type TieOrder } from './ordered-range';
import type { SlicedWork } from './slices';
import type { TaskChunk } from './task-chunk';

/** What a column is sorted by. Each task added is one more thing of an order. */
export interface SortKeys {
  /** Called first: so many tasks will be added at most. */
  reserve(count: number): void;
  /** @param from what the first row's task is known by there; the others follow */
  add(from: number, chunk: TaskChunk, rows: Uint32Array): void;
  /**
   * Called once, last.
   *
   * @param count tasks added
   * @param tie orders equal ones; null: as they were added
   */
  order(count: number, tie: TieOrder | null): SlicedWork<OrderedRange>;
}

/**
 * The keys of one column. Equal ones stand in the order of their numbers, whatever the direction; tasks that
 * have not settled stand behind all that have.
 *
 * @param nowMs in milliseconds of the run: what pending tasks are measured to
 */
export function sortKeysOf(
  { by, descending }: { readonly by: ResultSort; readonly descending: boolean },
  nowMs: number,
): SortKeys {
  const sign = descending ? -1 : 1;
  return by === 'name' ? new NameKeys(sign) : new NumberKeys(PUT[by], sign, nowMs);
}

/** Writes the keys of some rows. Each has a loop of its own, since only such a loop is compiled for its column. */
type PutKeys = (
  keys: Float64Array,
  from: number,
  sign: number,
  chunk: TaskChunk,
  rows: Uint32Array,
  nowMs: number,
) => void;

const PUT: Record<Exclude<ResultSort, 'name'>, PutKeys> = {
  task: (keys, from, sign, { identities }, rows) => {
    for (let i = 0; i < rows.length; i++) keys[from + i] = sign * identities.task(rows[i] as number);
  },
  priority: (keys, from, sign, { identities }, rows) => {
    for (let i = 0; i < rows.length; i++) keys[from + i] = sign * identities.priority(rows[i] as number);
  },
  phase: (keys, from, sign, chunk, rows) => {
    for (let i = 0; i < rows.length; i++) keys[from + i] = sign * chunk.phase(rows[i] as number);
  },
  attempts: (keys, from, sign, chunk, rows) => {
    for (let i = 0; i < rows.length; i++) keys[from + i] = sign * chunk.attempts(rows[i] as number);
  },
  waitMs: (keys, from, sign, chunk, rows, nowMs) => {
    for (let i = 0; i < rows.length; i++) keys[from + i] = sign * chunk.waitMs(rows[i] as number, nowMs);
  },
  runMs: (keys, from, sign, chunk, rows, nowMs) => {
    for (let i = 0; i < rows.length; i++) keys[from + i] = sign * chunk.runMs(rows[i] as number, nowMs);
  },
  backoffMs: (keys, from, sign, chunk, rows) => {
    for (let i = 0; i < rows.length; i++) keys[from + i] = sign * chunk.backoffMs(rows[i] as number);
  },
  settledAtMs: (keys, from, sign, chunk, rows) => {
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i] as number;
      keys[from + i] = chunk.isPending(row)
        ? Number.POSITIVE_INFINITY
        : sign * chunk.endings.settledAtMs(row);
    }
  },
};

class NumberKeys implements SortKeys {
  readonly #put: PutKeys;
  readonly #sign: number;
  readonly #nowMs: number;
  #keys = new Float64Array(0);

  constructor(put: PutKeys, sign: number, nowMs: number) {
    this.#put = put;
    this.#sign = sign;
    this.#nowMs = nowMs;
  }

  reserve(count: number): void {
    this.#keys = new Float64Array(count);
  }

  add(from: number, chunk: TaskChunk, rows: Uint32Array): void {
    this.#put(this.#keys, from, this.#sign, chunk, rows, this.#nowMs);
  }

  // biome-ignore lint/correctness/useYield: only names have to be put in order before
  *order(count: number, tie: TieOrder | null): SlicedWork<OrderedRange> {
    return new OrderedRange(this.#keys.subarray(0, count), tie);
  }
}

/** By the words of a name, then by the number at its end, so that `slow 9` stands before `slow 10`. */
class NameKeys implements SortKeys {
  readonly #sign: number;
  /** Which words a name has, as numbered here in the order they came. */
  #words = new Float64Array(0);
  #numbers = new Float64Array(0);
  readonly #numberOfWords = new Map<string, number>();
  /** The words' numbers by a chunk's own, for the chunk that was looked at last. */
  #chunk: TaskChunk | null = null;
  #known: (number | undefined)[] = [];

  constructor(sign: number) {
    this.#sign = sign;
  }

  reserve(count: number): void {
    this.#words = new Float64Array(count);
    this.#numbers = new Float64Array(count);
  }

  add(from: number, chunk: TaskChunk, rows: Uint32Array): void {
    const { identities } = chunk;
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i] as number;
      this.#words[from + i] = this.#wordsAt(chunk, identities.nameText(row));
      this.#numbers[from + i] = identities.nameNumber(row);
    }
  }

  *order(count: number, tie: TieOrder | null): SlicedWork<OrderedRange> {
    // Names of one workload share their words: only the different ones are compared as text.
    const words = [...this.#numberOfWords.keys()];
    const alphabetical = new OrderedRange(new Float64Array(words.length), (a, b) =>
      compareText(words[a] ?? '', words[b] ?? ''),
    );
    const ranks = new Float64Array(words.length);
    for (const [rank, number] of (yield* alphabetical.range(0, words.length)).entries()) ranks[number] = rank;
    const sign = this.#sign;
    const numbers = this.#numbers;
    const keys = this.#words.subarray(0, count);
    for (let thing = 0; thing < keys.length; thing++) {
      keys[thing] = sign * (ranks[keys[thing] as number] as number);
    }
    return new OrderedRange(keys, (a, b) => {
      const byNumber = sign * ((numbers[a] as number) - (numbers[b] as number));
      return byNumber || (tie === null ? a - b : tie(a, b));
    });
  }

  #wordsAt(chunk: TaskChunk, text: number): number {
    if (chunk !== this.#chunk) {
      this.#chunk = chunk;
      this.#known = [];
    }
    let number = this.#known[text];
    if (number === undefined) {
      const before = chunk.identities.texts.pattern(text)?.before ?? '';
      number = this.#numberOfWords.get(before) ?? this.#numberOfWords.size;
      this.#numberOfWords.set(before, number);
      while (this.#known.length < text) this.#known.push(undefined);
      this.#known[text] = number;
    }
    return number;
  }
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
