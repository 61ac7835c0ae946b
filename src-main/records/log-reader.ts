import { type FileHandle, open } from 'node:fs/promises';
import type { Reply } from '#contract/problem';
import type { LogLine, RunHeader } from '#contract/task-event';
import type { SlicedWork, Slices } from '../feed/slices';
import { LineCheck, MAX_LINE_LENGTH } from './line-check';

/** Read at once, in bytes. */
const CHUNK_BYTES = 262_144;
/** Lines between two looks at the clock: some tenths of a millisecond. */
const LINES_PER_STEP = 100;
const LINE_FEED = 10;
/** A line of so many bytes is longer than any may be, whatever its characters are. */
const MAX_LINE_BYTES = 4 * MAX_LINE_LENGTH;

export interface LogReading {
  readonly slices: Slices;
  /** Is given every line, the header first; what it throws is a problem of the line. */
  readonly take: (line: LogLine) => void;
  /** Told now and then how many bytes are done, of how many. */
  readonly onProgress?: (bytes: number, of: number) => void;
  /** Whether to go on. Default: always. */
  readonly isWanted?: () => boolean;
}

/** What a log turned out to be. */
export interface LogExtent {
  readonly header: RunHeader;
  readonly events: number;
  readonly endedAtMs: number;
  /** Bytes of its whole lines. */
  readonly bytes: number;
  /** The file ends in the middle of a line. */
  readonly isCut: boolean;
}

/**
 * Reads a log of anybody's, in slices that do not hold the event loop. A last line without its line feed is left out:
 * whoever wrote it was cut off.
 *
 * @throws Error as the system has it, where the file cannot be read
 */
export async function readLog(path: string, reading: LogReading): Promise<Reply<LogExtent>> {
  const { slices, take, isWanted, onProgress } = reading;
  const source = await LogSource.open(path, take);
  try {
    for (;;) {
      const step = await slices.run(source.chunk(await source.load()), isWanted);
      if (step === null) return NOT_WANTED;
      onProgress?.(source.bytesRead, source.size);
      if (step === 'over') return source.extent();
    }
  } finally {
    await source.close();
  }
}

/** A log that is read chunk by chunk, as far as it goes when it is opened. */
export class LogSource {
  readonly #file: FileHandle;
  readonly #lines: LogLines;
  readonly #buffer = Buffer.allocUnsafe(CHUNK_BYTES);
  /** How long the file is, in bytes. */
  readonly size: number;
  #at = 0;

  private constructor(file: FileHandle, size: number, take: LogReading['take']) {
    this.#file = file;
    this.size = size;
    this.#lines = new LogLines(take);
  }

  /** @throws Error as the system has it */
  static async open(path: string, take: LogReading['take']): Promise<LogSource> {
    const file = await open(path, 'r');
    try {
      const { size } = await file.stat();
      return new LogSource(file, size, take);
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  get bytesRead(): number {
    return this.#at;
  }

  /** Fetches the next chunk; none: there is no more. It is to be read before the next is fetched. */
  async load(): Promise<Buffer> {
    const left = Math.min(CHUNK_BYTES, this.size - this.#at);
    if (left <= 0) return this.#buffer.subarray(0, 0);
    const { bytesRead } = await this.#file.read(this.#buffer, 0, left, this.#at);
    this.#at += bytesRead;
    return this.#buffer.subarray(0, bytesRead);
  }

  /** Reads a chunk that has been fetched. `over`: none follows. */
  *chunk(chunk: Buffer): SlicedWork<'more' | 'over'> {
    if (chunk.length === 0) return 'over';
    yield* this.#lines.read(chunk);
    return this.#lines.refusal === null && this.#at < this.size ? 'more' : 'over';
  }

  /** What it turned out to be, so far. */
  extent(): Reply<LogExtent> {
    return this.#lines.extent();
  }

  close(): Promise<void> {
    return this.#file.close();
  }
}

const NOT_WANTED: Reply<never> = {
  ok: false,
  problems: [{ field: 'file', expected: 'to be read to its end', got: 'that it is not wanted any more' }],
};

class LogLines {
  readonly #check = new LineCheck();
  readonly #take: (line: LogLine) => void;
  /** The beginning of a line whose end has not been read yet. */
  #rest: Buffer = Buffer.alloc(0);
  #bytes = 0;
  refusal: Reply<never> | null = null;

  constructor(take: (line: LogLine) => void) {
    this.#take = take;
  }

  *read(chunk: Buffer): SlicedWork<true> {
    // What is kept must not change with the chunk, which is used again.
    const bytes = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    const end = bytes.lastIndexOf(LINE_FEED) + 1;
    this.#rest = Buffer.from(bytes.subarray(end));
    if (this.#rest.length > MAX_LINE_BYTES) {
      this.refusal = this.#check.refuse('a line that is too long') as Reply<never>;
      return true;
    }
    if (end === 0) return true;
    const lines = bytes.toString('utf8', 0, end - 1).split('\n');
    for (let at = 0; at < lines.length; at++) {
      if (!this.#line(lines[at] as string)) return true;
      if (at % LINES_PER_STEP === LINES_PER_STEP - 1) yield;
    }
    this.#bytes += end;
    return true;
  }

  extent(): Reply<LogExtent> {
    if (this.refusal !== null) return this.refusal;
    const { header, events, atMs } = this.#check;
    if (header === null) {
      const expected = 'an event log: its first line is the header of a run';
      return { ok: false, problems: [{ field: 'file', expected, got: 'no whole line' }] };
    }
    const isCut = this.#rest.length > 0;
    return { ok: true, value: { header, events, endedAtMs: atMs, bytes: this.#bytes, isCut } };
  }

  #line(text: string): boolean {
    const checked = this.#check.check(text);
    if (!checked.ok) {
      this.refusal = checked;
      return false;
    }
    if (checked.value === null) return true;
    try {
      this.#take(checked.value);
      return true;
    } catch (error) {
      this.refusal = this.#check.refuse(error instanceof Error ? error.message : String(error));
      return false;
    }
  }
}
