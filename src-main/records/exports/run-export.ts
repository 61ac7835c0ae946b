import { type FileHandle, open } from 'node:fs/promises';
import type { Reply } from '#contract/problem';
import type { ExportPart } from '#contract/results-export';
import type { Slices } from '../../feed/slices';
import { LogSource } from '../log-reader';
import type { RunText } from './run-text';

/** A part ends with the chunk that makes its text so long, in UTF-16 code units. */
const PART_CHARS = 262_144;
/** Chunks of a log that one part is made from, at most: however little comes of them, the asker hears of it. */
const PART_CHUNKS = 16;
const RAW_BYTES = 262_144;
const LINE_FEED = 10;

/** An export of a run under way. One part is asked for at a time. */
export interface RunExport {
  nextPart(): Promise<Reply<ExportPart>>;
  /** Safe to call twice. */
  close(): Promise<void>;
}

/** A log in another form. Rows are its events. */
export class WordedExport implements RunExport {
  readonly #text: RunText;
  readonly #slices: Slices;
  readonly #source: Promise<LogSource>;
  #pieces: string[] = [];
  #chars = 0;
  #rows = -1;

  constructor(path: string, text: RunText, slices: Slices) {
    this.#text = text;
    this.#slices = slices;
    this.#source = LogSource.open(path, (line) => {
      this.#rows++;
      this.#add(text.take(line));
    });
    // It is told with the first part.
    this.#source.catch(() => {});
  }

  async nextPart(): Promise<Reply<ExportPart>> {
    const source = await this.#source;
    for (let chunks = 0; chunks < PART_CHUNKS && this.#chars < PART_CHARS; chunks++) {
      const step = await this.#slices.run(source.chunk(await source.load()));
      if (step === 'more') continue;
      const extent = source.extent();
      if (!extent.ok) return extent;
      this.#add(this.#text.end());
      return { ok: true, value: this.#part(true) };
    }
    return { ok: true, value: this.#part(false) };
  }

  async close(): Promise<void> {
    await this.#source.then((source) => source.close()).catch(() => {});
  }

  #part(done: boolean): ExportPart {
    const text = this.#pieces.join('');
    this.#pieces = [];
    this.#chars = 0;
    return { text, rows: Math.max(0, this.#rows), done };
  }

  #add(text: string): void {
    if (text === '') return;
    this.#pieces.push(text);
    this.#chars += text.length;
  }
}

/** A log as it is, up to its last whole line. */
export class RawExport implements RunExport {
  readonly #file: Promise<FileHandle>;
  #size: number | null = null;
  #at = 0;
  /** The beginning of a line whose end has not been read. */
  #rest: Buffer = Buffer.alloc(0);
  #lines = 0;

  constructor(path: string) {
    this.#file = open(path, 'r');
    this.#file.catch(() => {});
  }

  async nextPart(): Promise<Reply<ExportPart>> {
    const file = await this.#file;
    this.#size ??= (await file.stat()).size;
    const chunk = Buffer.allocUnsafe(Math.max(0, Math.min(RAW_BYTES, this.#size - this.#at)));
    const { bytesRead } = await file.read(chunk, 0, chunk.length, this.#at);
    this.#at += bytesRead;
    const bytes = Buffer.concat([this.#rest, chunk.subarray(0, bytesRead)]);
    const end = bytes.lastIndexOf(LINE_FEED) + 1;
    this.#rest = bytes.subarray(end);
    for (let at = bytes.indexOf(LINE_FEED); at >= 0; at = bytes.indexOf(LINE_FEED, at + 1)) this.#lines++;
    const done = bytesRead === 0 || this.#at >= this.#size;
    const rows = Math.max(0, this.#lines - 1);
    return { ok: true, value: { text: bytes.toString('utf8', 0, end), rows, done } };
  }

  async close(): Promise<void> {
    await this.#file.then((file) => file.close()).catch(() => {});
  }
}
