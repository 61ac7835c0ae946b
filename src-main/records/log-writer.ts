import type { PackedLines } from './packed-lines';

/** What becomes of a log, told in later turns of the event loop. */
export interface LogFate {
  /** So many bytes are in the file: whole lines. */
  written(bytes: number): void;
  /** It takes no more, for good, and says why. */
  failed(problem: string): void;
  /** Everything is in the file, and it is closed. */
  closed(bytes: number): void;
}

/** A log that is being written. */
export interface WrittenLog {
  /** Hands lines on, which belong to the log from then on. */
  write(lines: PackedLines): void;
  /** Packages handed on, of all logs of the writer, that are not in their files yet. */
  readonly waiting: number;
  /**
   * Blocks until everything handed on has been dealt with, or the time is over.
   *
   * @returns whether it has
   */
  catchUp(limitMs: number): boolean;
  /** No line follows. */
  close(): void;
}

/** Writes logs into files. */
export interface LogWriter {
  /** A new file; that there can be none is told as any failure. */
  open(path: string, fate: LogFate): WrittenLog;
  /** Ends once every log of it is closed. */
  dispose(): void;
}
