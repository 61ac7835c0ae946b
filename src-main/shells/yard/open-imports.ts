import { ImportedList } from './imported-list';
import type { ImportedRecording } from './imported-recording';

/** Imports that may be open at one time, of all windows together. */
export const MAX_OPEN_IMPORTS = 8;

export type Import = ImportedList | ImportedRecording;

/** One import that is open. */
export interface OpenImport {
  readonly number: number;
  readonly one: Import;
  /** What has come of it, in UTF-16 code units. */
  length: number;
  /** A part is being taken, or the end of them: nothing else may come meanwhile. */
  isBusy: boolean;
  /** All of it has come. */
  isWhole: boolean;
}

/**
 * Imports under way, by number. Each belongs to the window that began it, and ends with it; a window has one: a new one
 * takes the place of the one before.
 */
export class OpenImports {
  readonly #byAsker = new Map<object | null, OpenImport>();
  #last = 0;
  #submittedLength = 0;

  /** Characters of all lists that are held: those of open imports, and those that are still being submitted. */
  get listLength(): number {
    let sum = this.#submittedLength;
    for (const { one, length } of this.#byAsker.values()) if (one instanceof ImportedList) sum += length;
    return sum;
  }

  hasRoomFor(asker: object | null): boolean {
    return this.#byAsker.size < MAX_OPEN_IMPORTS || this.#byAsker.has(asker);
  }

  open(one: Import, asker: object | null): OpenImport {
    this.closeOf(asker);
    const open: OpenImport = { number: ++this.#last, one, length: 0, isBusy: false, isWhole: false };
    this.#byAsker.set(asker, open);
    return open;
  }

  /** undefined where this asker has no such import open. */
  find(number: number, asker: object | null): OpenImport | undefined {
    const open = this.#byAsker.get(asker);
    return open?.number === number ? open : undefined;
  }

  /** Lets one of this asker's go; that there is none such is no harm. */
  close(number: number, asker: object | null): void {
    if (this.find(number, asker) !== undefined) this.closeOf(asker);
  }

  /** A list of that length is being submitted. Returns what is called when it is over. */
  holdSubmitted(length: number): () => void {
    this.#submittedLength += length;
    return () => {
      this.#submittedLength -= length;
    };
  }

  /** Lets go whatever this asker has open. */
  closeOf(asker: object | null): void {
    this.#byAsker.get(asker)?.one.drop();
    this.#byAsker.delete(asker);
  }
}
