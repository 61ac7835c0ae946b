import type { KeptRun, KeptRunsPage } from '#contract/kept-runs';
import type { Clock } from '../engine/ports';
import type { Slices } from '../feed/slices';
import { isProcessThere } from './live-writer';
import { scanRun } from './run-scan';
import type { KeptLog, RunsFolder } from './runs-folder';

/** What is kept beside a log that is being written is written anew so often, in milliseconds. */
export const HEARTBEAT_MS = 30_000;
/** A process that has not done so for so long does not write the log any more. */
const SILENCE_MS = 3 * HEARTBEAT_MS;

export interface RunHistoryNeeds {
  readonly folder: RunsFolder;
  readonly clock: Clock;
  readonly slices: Slices;
  readonly pid: number;
  /** The world's time, in milliseconds since 1970. */
  readonly wallNow: () => number;
  /** The run that this process records under that id; null: none. */
  readonly recorded: (id: string) => KeptRun | null;
  /** Runs of this process of which there may be no log: not yet, or since none could be written. */
  readonly unwritten: () => readonly KeptRun[];
}

/** Where a log stands in the history. */
export interface KeptEntry {
  readonly run: KeptRun;
  /** Another process is writing it. */
  readonly isForeign: boolean;
}

/**
 * The runs of a folder. What is kept beside a log is taken for true as long as it fits the log; otherwise the log is
 * read: its program was cut off, or somebody has put it there.
 */
export class RunHistory {
  readonly #needs: RunHistoryNeeds;
  /** Logs that have been read, as they were then; null: no event log. */
  readonly #scanned = new Map<string, { readonly bytes: number; readonly run: KeptRun | null }>();
  readonly #scanning = new Map<string, Promise<KeptRun | null>>();

  constructor(needs: RunHistoryNeeds) {
    this.#needs = needs;
  }

  /** The newest first. */
  async page(offset: number, limit: number): Promise<KeptRunsPage> {
    const runs = await this.runs();
    const { path } = this.#needs.folder;
    return { runs: runs.slice(offset, offset + limit), total: runs.length, folder: path };
  }

  async runs(): Promise<KeptRun[]> {
    const logs = await this.#needs.folder.logs();
    const entries = await Promise.all(logs.map((log) => this.#entry(log)));
    const runs = entries.flatMap((entry) => (entry === null ? [] : [entry.run]));
    const ids = new Set(runs.map(({ id }) => id));
    const others = this.#needs.unwritten().filter(({ id }) => !ids.has(id));
    return others.length === 0 ? runs : [...runs, ...others].sort((a, b) => (a.id < b.id ? 1 : -1));
  }

  /** Null: there is no such run. */
  async find(id: string): Promise<KeptEntry | null> {
    const log = await this.#needs.folder.log(id);
    if (log !== null) return this.#entry(log);
    const unwritten = this.#needs.unwritten().find((run) => run.id === id);
    return unwritten === undefined ? null : { run: unwritten, isForeign: false };
  }

  /** The log is read anew next time. */
  forget(id: string): void {
    this.#scanned.delete(id);
  }

  async #entry(log: KeptLog): Promise<KeptEntry | null> {
    const { folder, recorded } = this.#needs;
    const own = recorded(log.id);
    if (own !== null) return { run: own, isForeign: false };
    const beside = await folder.sidecar(log.id);
    const known = beside?.sidecar.run ?? null;
    if (known !== null && beside !== null && this.#isWritten(beside.sidecar.writer, beside.writtenMs)) {
      return { run: { ...known, bytes: log.bytes }, isForeign: true };
    }
    if (known !== null && known.outcome !== 'under-way' && known.bytes === log.bytes) {
      return { run: known, isForeign: false };
    }
    const run = await this.#scan(log, known);
    return run === null ? null : { run, isForeign: false };
  }

  #isWritten(writer: number | null, writtenMs: number): boolean {
    const { pid, wallNow } = this.#needs;
    // Of this number there is but this process, and it knows what it writes.
    if (writer === null || writer === pid) return false;
    return wallNow() - writtenMs < SILENCE_MS && isProcessThere(writer);
  }

  #scan(log: KeptLog, known: KeptRun | null): Promise<KeptRun | null> {
    const scanned = this.#scanned.get(log.id);
    if (scanned?.bytes === log.bytes) return Promise.resolve(scanned.run);
    let scanning = this.#scanning.get(log.id);
    if (scanning === undefined) {
      scanning = this.#scanNow(log, known).finally(() => this.#scanning.delete(log.id));
      this.#scanning.set(log.id, scanning);
    }
    return scanning;
  }

  async #scanNow({ id, bytes }: KeptLog, known: KeptRun | null): Promise<KeptRun | null> {
    const { folder } = this.#needs;
    const told = {
      id,
      name: known?.name ?? null,
      problem: known?.outcome === 'stopped' ? known.problem : null,
    };
    const scanned = await scanRun(folder.logPath(id), told, this.#needs).catch(() => null);
    const run = scanned === null || scanned.run === null ? null : { ...scanned.run, bytes };
    this.#scanned.set(id, { bytes, run });
    // Where it cannot be written it is known until this process ends.
    if (run !== null) await folder.writeSidecar(run, null).catch(() => {});
    return run;
  }
}
