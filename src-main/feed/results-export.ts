import type { ExportFormat, ExportPart } from '#contract/results-export';
import { exportText } from './export-format';
import type { ExportAbout, ExportText } from './export-text';
import { rowOf } from './results-row';
import type { ResultsStore } from './results-store';

/** A part ends with the row that makes it so long, in characters. */
export const PART_CHARS = 262_144;
/** A part looks at no more tasks than this, however many of them have been forgotten. */
const PART_TASKS = 10_000;

/**
 * An export under way. Which tasks it has, and their order, was settled when it began; each row tells of its
 * task as it is when its part is written, and a task that has been forgotten by then is left out.
 */
export class ResultsExport {
  readonly #store: ResultsStore;
  readonly #tasks: Float64Array;
  readonly #text: ExportText;
  /** Tasks dealt with, and those of them that were left out. */
  #done = 0;
  #leftOut = 0;

  /** @param tasks in the order in which they are to be written */
  constructor(store: ResultsStore, tasks: Float64Array, format: ExportFormat, about: ExportAbout) {
    this.#store = store;
    this.#tasks = tasks;
    this.#text = exportText(format, about);
  }

  /** @param nowMs in milliseconds of the run: how long pending tasks have waited and run so far */
  nextPart(nowMs: number): ExportPart {
    const pieces = this.#done === 0 ? [this.#text.head()] : [];
    let chars = pieces[0]?.length ?? 0;
    const end = Math.min(this.#tasks.length, this.#done + PART_TASKS);
    while (this.#done < end && chars < PART_CHARS) {
      const record = this.#store.get(this.#tasks[this.#done++] as number);
      if (record === undefined) {
        this.#leftOut++;
        continue;
      }
      const piece = this.#text.row(rowOf(record, nowMs), this.#rows - 1);
      pieces.push(piece);
      chars += piece.length;
    }
    const done = this.#done === this.#tasks.length;
    if (done) pieces.push(this.#text.tail(this.#leftOut));
    return { text: pieces.join(''), rows: this.#rows, done };
  }

  get #rows(): number {
    return this.#done - this.#leftOut;
  }
}
