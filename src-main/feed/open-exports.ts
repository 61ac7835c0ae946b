import type { ExportPart } from '#contract/results-export';
import type { ResultsExport } from './results-export';

/** Exports that may be open at one time, of all askers together: each holds a number for every task in it. */
export const MAX_OPEN_EXPORTS = 8;

interface OpenExport {
  readonly one: ResultsExport;
  readonly asker: object | null;
}

/**
 * Exports under way, by number. Each belongs to who began it, and ends with it; an asker has one: a new one takes
 * the place of the one before.
 */
export class OpenExports {
  readonly #open = new Map<number, OpenExport>();
  #last = 0;

  /** Whether this asker may begin one. */
  hasRoomFor(asker: object | null): boolean {
    return this.#open.size < MAX_OPEN_EXPORTS || this.#numberOf(asker) !== null;
  }

  /** @returns the export's number */
  open(one: ResultsExport, asker: object | null): number {
    this.closeOf(asker);
    this.#open.set(++this.#last, { one, asker });
    return this.#last;
  }

  /** The next part; null where this asker has no such export open. The last part closes it. */
  nextPart(number: number, asker: object | null, nowMs: number): ExportPart | null {
    const open = this.#open.get(number);
    if (open === undefined || open.asker !== asker) return null;
    const part = open.one.nextPart(nowMs);
    if (part.done) this.#open.delete(number);
    return part;
  }

  /** Lets one of this asker's go; that there is none such is no harm. */
  close(number: number, asker: object | null): void {
    if (this.#open.get(number)?.asker === asker) this.#open.delete(number);
  }

  /** Lets go whatever this asker has open. */
  closeOf(asker: object | null): void {
    const number = this.#numberOf(asker);
    if (number !== null) this.#open.delete(number);
  }

  closeAll(): void {
    this.#open.clear();
  }

  #numberOf(asker: object | null): number | null {
    for (const [number, open] of this.#open) if (open.asker === asker) return number;
    return null;
  }
}
