import type { ExportPart } from '#contract/results-export';
import type { ResultsExport } from './results-export';

/** Exports that may be open at one time. */
export const MAX_OPEN_EXPORTS = 4;

/** Exports under way, by number. One too many takes the place of that which nobody has asked for the longest. */
export class OpenExports {
  /** In the order in which they were last asked for. */
  readonly #open = new Map<number, ResultsExport>();
  #last = 0;

  /** @returns the export's number */
  open(one: ResultsExport): number {
    const oldest = this.#open.size >= MAX_OPEN_EXPORTS ? this.#open.keys().next() : null;
    if (oldest?.done === false) this.#open.delete(oldest.value);
    this.#open.set(++this.#last, one);
    return this.#last;
  }

  /** The next part; null where no such export is open. The last part closes it. */
  nextPart(number: number, nowMs: number): ExportPart | null {
    const one = this.#open.get(number);
    if (one === undefined) return null;
    const part = one.nextPart(nowMs);
    this.#open.delete(number);
    if (!part.done) this.#open.set(number, one);
    return part;
  }

  /** Lets one go; that there is none such is no harm. */
  close(number: number): void {
    this.#open.delete(number);
  }

  closeAll(): void {
    this.#open.clear();
  }
}
