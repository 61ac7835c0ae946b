import type { KeptRun, KeptRunsPage, RunExportFormat } from '#contract/kept-runs';
import type { Reply } from '#contract/problem';
import type { ExportTicket } from '#contract/results-export';
import type { LogLine } from '#contract/task-event';
import type { Clock } from '../engine/ports';
import { EVENT_LOOP } from '../feed/event-loop';
import { type SliceHost, Slices } from '../feed/slices';
import { MAX_RUN_EXPORTS, RunExports } from './exports/run-exports';
import type { LogWriter } from './log-writer';
import type { RunSource } from './recording';
import { GatheredRecording, nameOfFile, type RecordingImport } from './recording-import';
import { Recordings } from './recordings';
import { DEFAULT_RETENTION, type Retention, runsToLetGo } from './retention';
import { RunHistory } from './run-history';
import { drawRunId } from './run-id';
import { scanRun } from './run-scan';
import { RunsFolder } from './runs-folder';

export interface KeptRunsNeeds {
  /** Where they are kept: absolute. It is made when it is needed. */
  readonly path: string;
  readonly writer: LogWriter;
  /** The host's clock. */
  readonly clock: Clock;
  /** Default: {@link DEFAULT_RETENTION}. */
  readonly retention?: Retention;
  /** Between whose turns logs are read. Default: Node's event loop. */
  readonly sliceHost?: SliceHost;
  /** The world's time, in milliseconds since 1970. Default: the host's. */
  readonly wallNow?: () => number;
  /** Default: of this process. */
  readonly pid?: number;
}

/** Records what runs, and keeps it: the newest runs, in bounds. */
export class KeptRuns {
  readonly #needs: KeptRunsNeeds;
  readonly #folder: RunsFolder;
  readonly #slices: Slices;
  readonly #history: RunHistory;
  readonly #retention: Retention;
  readonly #wallNow: () => number;
  /** Exports of runs that are under way. */
  readonly exports: RunExports;
  readonly #recordings: Recordings;
  /** How often each run is shown somewhere. */
  readonly #shown = new Map<string, number>();
  #trimming: Promise<void> = Promise.resolve();

  constructor(needs: KeptRunsNeeds) {
    const { path, clock, sliceHost = EVENT_LOOP, wallNow = Date.now, pid = process.pid } = needs;
    this.#needs = needs;
    this.#wallNow = wallNow;
    this.#retention = needs.retention ?? DEFAULT_RETENTION;
    this.#folder = new RunsFolder(path);
    this.#slices = new Slices(sliceHost);
    this.exports = new RunExports({ clock, slices: this.#slices });
    this.#history = new RunHistory({
      folder: this.#folder,
      slices: this.#slices,
      ...{ clock, wallNow, pid },
      recorded: (id) => this.#recordings.find(id)?.run ?? null,
      unwritten: () => this.#recordings.withoutLog,
    });
    this.#recordings = new Recordings({
      ...{ folder: this.#folder, writer: needs.writer, clock, wallNow, pid },
      maxBytes: this.#retention.maxBytes,
      onGrown: () => this.#trim(),
    });
  }

  /** The folder on this machine. */
  get path(): string {
    return this.#folder.path;
  }

  /** The run that is being recorded; null: none, or one in which nothing has come yet. */
  get current(): KeptRun | null {
    return this.#recordings.current;
  }

  /** Takes every line of a yard's log. `source` is asked of the line's run. */
  take(line: LogLine, source: RunSource): void {
    this.#recordings.take(line, source);
  }

  page(offset: number, limit: number): Promise<KeptRunsPage> {
    return this.#history.page(offset, limit);
  }

  /** Null: there is no such run. */
  async find(id: string): Promise<KeptRun | null> {
    return (await this.#history.find(id))?.run ?? null;
  }

  async rename(id: string, name: string | null): Promise<Reply<KeptRun>> {
    const own = this.#recordings.find(id);
    if (own !== undefined) {
      await own.rename(name);
      return { ok: true, value: own.run };
    }
    const entry = await this.#history.find(id);
    if (entry === null) return noRun(id);
    if (entry.isForeign) return IS_FOREIGN;
    const run = { ...entry.run, name };
    try {
      await this.#folder.writeSidecar(run, null);
    } catch (error) {
      return notDone('a folder that can be written', error);
    }
    this.#history.forget(id);
    return { ok: true, value: run };
  }

  async remove(id: string): Promise<Reply<null>> {
    const entry = await this.#history.find(id);
    if (entry === null) return noRun(id);
    if (entry.isForeign) return IS_FOREIGN;
    if (this.#recordings.find(id) !== undefined) return inUse('one that is being recorded');
    if (this.#shown.has(id)) return inUse('one that a window shows');
    this.#recordings.forget(id);
    try {
      await this.#folder.remove(id);
    } catch (error) {
      return notDone('a folder that can be written', error);
    }
    return { ok: true, value: null };
  }

  /** Brings in a recording that somebody has as a file; the file's name becomes its own. */
  beginImport(fileName: string): RecordingImport {
    const id = drawRunId(this.#wallNow());
    const known = { id, name: nameOfFile(fileName), problem: null };
    return new GatheredRecording({
      piece: this.#folder.piecePath(id),
      path: this.#folder.logPath(id),
      maxBytes: this.#retention.maxBytes,
      read: async (path) => {
        const { run, problems } = await scanRun(path, known, { ...this.#needs, slices: this.#slices });
        return run === null || problems.length > 0 ? { ok: false, problems } : { ok: true, value: run };
      },
      onKept: async (run) => {
        await this.#folder.writeSidecar(run, null).catch(() => {});
        this.#trim();
      },
    });
  }

  /** Begins an export of all that has been recorded of a run by now. */
  async beginExport(id: string, format: RunExportFormat, asker: object | null): Promise<Reply<ExportTicket>> {
    const run = await this.find(id);
    if (run === null) return noRun(id);
    const ticket = this.exports.begin(run, this.logPath(id), format, asker);
    if (ticket !== 'too-many') return { ok: true, value: ticket };
    const expected = `at most ${MAX_RUN_EXPORTS} exports of runs under way`;
    return { ok: false, problems: [{ field: 'command', expected, got: 'one more' }] };
  }

  /** The log of a run, with everything in it that has been recorded so far. */
  logPath(id: string): string {
    this.#recordings.catchUp(id);
    return this.#folder.logPath(id);
  }

  /** The run stays as long as this is not undone. */
  hold(id: string): () => void {
    this.#shown.set(id, (this.#shown.get(id) ?? 0) + 1);
    let isHeld = true;
    return () => {
      if (!isHeld) return;
      isHeld = false;
      const left = (this.#shown.get(id) ?? 1) - 1;
      if (left > 0) this.#shown.set(id, left);
      else this.#shown.delete(id);
    };
  }

  /** Resolves when everything that has been recorded is on disk, and old runs have gone; at once, while a run goes on. */
  async settled(): Promise<void> {
    await this.#recordings.settled();
    await this.#trimming;
  }

  /** The program ends in this very turn: what has been recorded is on disk when this returns. */
  endNow(): void {
    this.#recordings.endNow();
  }

  /** Lets go what is beyond the bounds. */
  #trim(): void {
    this.#trimming = this.#trimming
      .then(async () => {
        const runs = await this.#history.runs();
        const isInUse = (id: string) => this.#recordings.find(id) !== undefined || this.#shown.has(id);
        for (const id of runsToLetGo(runs, this.#retention, isInUse)) await this.#folder.remove(id);
      })
      // What cannot be removed now may be another time.
      .catch(() => {});
  }
}

const IS_FOREIGN: Reply<never> = {
  ok: false,
  problems: [
    {
      field: 'id',
      expected: 'a run that no other program records',
      got: 'one that another program is recording',
    },
  ],
};

function inUse(got: string): Reply<never> {
  return { ok: false, problems: [{ field: 'id', expected: 'a run that is not in use', got }] };
}

export function noRun(id: string): Reply<never> {
  return { ok: false, problems: [{ field: 'id', expected: 'a run that is kept', got: JSON.stringify(id) }] };
}

function notDone(expected: string, error: unknown): Reply<never> {
  const got = error instanceof Error ? error.message : String(error);
  return { ok: false, problems: [{ field: 'command', expected, got }] };
}
