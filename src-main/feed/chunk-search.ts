import { digitsOf } from './digits';
import type { EndingRows } from './ending-rows';
import type { IdentityRows } from './identity-rows';
import type { TaskChunk } from './task-chunk';
import type { TextSearch, Verdict } from './text-search';

/**
 * A search among the tasks of one chunk, in id, name, kind, output and error. Its texts are judged first,
 * each once, and only then its rows by their numbers: mostly a chunk has a handful of texts.
 */
export class ChunkSearch {
  readonly #chunk: TaskChunk;
  readonly #search: TextSearch;
  /** Of names and kinds. */
  readonly #texts: Verdicts;
  readonly #outputs: Verdicts;
  readonly #errors: Verdicts;

  constructor(chunk: TaskChunk, search: TextSearch) {
    const { identities, endings } = chunk;
    this.#chunk = chunk;
    this.#search = search;
    this.#texts = new Verdicts(identities.texts, (text) => verdictOnText(search, identities, text));
    this.#outputs = new Verdicts(endings.outputs, (text) => verdictOnOutput(search, endings, text));
    this.#errors = new Verdicts(endings.errors, (error) => verdictOnError(search, endings, error));
  }

  /** Whether no row can be found, as far as its texts are known by now. */
  get isHopeless(): boolean {
    return !(this.#search.isNumber || this.#texts.hasHope || this.#outputs.hasHope || this.#errors.hasHope);
  }

  /** Whether it finds the task there, which is not forgotten. */
  finds(row: number): boolean {
    const { identities, endings } = this.#chunk;
    const ofName = this.#texts.at(identities.nameText(row));
    if (ofName === true || this.#texts.at(identities.kindText(row)) === true) return true;
    if (ofName !== false && ofName(identities.nameNumber(row), identities.nameDigits(row))) return true;
    const task = identities.task(row);
    if (this.#search.isNumber && this.#search.isInNumber(task)) return true;
    if (this.#chunk.isPending(row)) return false;
    return (
      agrees(this.#outputs.at(endings.outputText(row)), task) ||
      agrees(this.#errors.at(endings.errorNumber(row)), task)
    );
  }
}

/** What the numbered texts of a table come to, each judged once. */
class Verdicts {
  readonly #table: { readonly length: number };
  readonly #judge: (number: number) => Verdict;
  readonly #verdicts: Verdict[] = [];
  #hasHope = false;

  constructor(table: { readonly length: number }, judge: (number: number) => Verdict) {
    this.#table = table;
    this.#judge = judge;
  }

  /** Whether any text is, or may be, what is searched for. */
  get hasHope(): boolean {
    this.#judgeAll();
    return this.#hasHope;
  }

  at(number: number): Verdict {
    if (number >= this.#verdicts.length) this.#judgeAll();
    return this.#verdicts[number] ?? false;
  }

  /** More may have come since it was asked last. */
  #judgeAll(): void {
    while (this.#verdicts.length < this.#table.length) {
      const verdict = this.#judge(this.#verdicts.length);
      this.#verdicts.push(verdict);
      if (verdict !== false) this.#hasHope = true;
    }
  }
}

function verdictOnText(search: TextSearch, { texts }: IdentityRows, text: number): Verdict {
  const pattern = texts.pattern(text);
  return pattern !== undefined && search.verdict(pattern);
}

function verdictOnOutput(search: TextSearch, { outputs }: EndingRows, text: number): Verdict {
  const pattern = outputs.pattern(text);
  return pattern !== undefined && ofTask(search, search.verdict(pattern));
}

function verdictOnError(search: TextSearch, { errors }: EndingRows, number: number): Verdict {
  const pattern = errors.pattern(number);
  if (pattern === undefined) return false;
  if (search.verdict({ before: pattern.name, after: null }) === true) return true;
  return ofTask(search, search.verdict(pattern.message));
}

/** The number in these texts is the task's, in which a bare number has been looked for already. */
function ofTask(search: TextSearch, verdict: Verdict): Verdict {
  return verdict === true || !search.isNumber ? verdict : false;
}

function agrees(verdict: Verdict, task: number): boolean {
  return typeof verdict === 'boolean' ? verdict : verdict(task, digitsOf(task));
}
