import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type KeptRun, MAX_RUN_NAME_LENGTH } from '#contract/kept-runs';
import type { Problem, Reply } from '#contract/problem';

/** Brings in a recording, text by text; it is among the kept runs when its end has been reached and it is sound. */
export interface RecordingImport {
  /** Resolves when it has been taken; what goes wrong is told at the end. */
  write(text: string): Promise<void>;
  /** No text follows. What is wrong with it, where it is none of our logs: nothing is kept then. */
  end(): Promise<Reply<KeptRun>>;
  /** Lets it go. Safe to call at any time, and twice. */
  drop(): Promise<void>;
}

export interface RecordingImportNeeds {
  /** Where the text is gathered, until it is known to be a log. */
  readonly piece: string;
  /** Where the log stands then. */
  readonly path: string;
  /** It may have no more bytes. */
  readonly maxBytes: number;
  /** What the gathered text is, without leaving anything behind. */
  readonly read: (path: string) => Promise<Reply<KeptRun>>;
  /** It is where it belongs. */
  readonly onKept: (run: KeptRun) => Promise<void>;
}

/** Text of a recording, gathered in a file beside the kept runs. */
export class GatheredRecording implements RecordingImport {
  readonly #needs: RecordingImportNeeds;
  #file: FileHandle | null = null;
  #bytes = 0;
  /** The first half of a character whose second half comes with the next text. */
  #half = '';
  #problem: Problem | null = null;
  #isOver = false;

  constructor(needs: RecordingImportNeeds) {
    this.#needs = needs;
  }

  async write(text: string): Promise<void> {
    if (this.#isOver || this.#problem !== null) return;
    const whole = this.#half + text;
    const isSplit = /[\ud800-\udbff]$/.test(whole);
    this.#half = isSplit ? whole.slice(-1) : '';
    await this.#append(isSplit ? whole.slice(0, -1) : whole);
  }

  async end(): Promise<Reply<KeptRun>> {
    await this.#append(this.#half);
    const { piece, path, read, onKept } = this.#needs;
    if (this.#problem === null && !this.#isOver) {
      try {
        await this.#close();
        const run = await read(piece);
        if (run.ok) {
          await rename(piece, path);
          this.#isOver = true;
          await onKept(run.value);
        }
        await this.drop();
        return run;
      } catch (error) {
        this.#problem ??= notWritten(error);
      }
    }
    const problem = this.#problem ?? notWritten('it was let go before its end');
    await this.drop();
    return { ok: false, problems: [problem] };
  }

  async drop(): Promise<void> {
    this.#isOver = true;
    await this.#close().catch(() => {});
    await rm(this.#needs.piece, { force: true }).catch(() => {});
  }

  async #append(text: string): Promise<void> {
    const bytes = Buffer.from(text, 'utf8');
    this.#bytes += bytes.length;
    const { piece, maxBytes } = this.#needs;
    if (this.#bytes > maxBytes) {
      this.#problem = { field: 'file', expected: `at most ${maxBytes} bytes`, got: 'more' };
      return;
    }
    try {
      if (this.#file === null) {
        await mkdir(dirname(piece), { recursive: true });
        this.#file = await open(piece, 'wx', 0o600);
      }
      await this.#file.writeFile(bytes);
    } catch (error) {
      this.#problem = notWritten(error);
    }
  }

  async #close(): Promise<void> {
    const file = this.#file;
    this.#file = null;
    await file?.close();
  }
}

/** What a recording is called that came from a file. */
export function nameOfFile(fileName: string): string | null {
  const name = fileName
    .replace(/^.*[\\/]/, '')
    .replace(/\.(?:ndjson|jsonl|json)$/i, '')
    .trim()
    .slice(0, MAX_RUN_NAME_LENGTH);
  return name === '' ? null : name;
}

function notWritten(error: unknown): Problem {
  const got = error instanceof Error ? error.message : String(error);
  return { field: 'file', expected: 'to be written among the kept runs', got };
}
