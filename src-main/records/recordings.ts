import type { KeptRun } from '#contract/kept-runs';
import type { LogLine, RunHeader } from '#contract/task-event';
import type { CancelTimer, Clock } from '../engine/ports';
import type { LogWriter } from './log-writer';
import { Recording, type RunSource } from './recording';
import { HEARTBEAT_MS } from './run-history';
import { drawRunId } from './run-id';
import type { RunsFolder } from './runs-folder';

/** Runs that could not be written which are known all the same. */
const MAX_UNWRITTEN = 20;
/** So long a program that ends waits for the disk, in milliseconds. */
const LAST_PATIENCE_MS = 2_000;

export interface RecordingsNeeds {
  readonly folder: RunsFolder;
  readonly writer: LogWriter;
  readonly clock: Clock;
  readonly wallNow: () => number;
  readonly pid: number;
  /** A recording that becomes longer is stopped. */
  readonly maxBytes: number;
  /** A run has come to its end, or has grown: it may be time to let others go. */
  readonly onGrown: () => void;
}

/** The runs that this process records: the one that is on, and those whose last lines are on their way. */
export class Recordings {
  readonly #needs: RecordingsNeeds;
  readonly #byId = new Map<string, Recording>();
  /** The newest that could not be written whole: of those without any log nothing but this process knows. */
  readonly #unwritten: KeptRun[] = [];
  #current: Recording | null = null;
  #heartbeat: CancelTimer | null = null;
  #whenSettled: (() => void)[] = [];

  constructor(needs: RecordingsNeeds) {
    this.#needs = needs;
  }

  /** The run that is on; null: none, or one in which nothing has come yet. */
  get current(): KeptRun | null {
    return this.#current?.hasTasks === true ? this.#current.run : null;
  }

  /** Runs of which there may be no log: not yet, or since none could be written. */
  get withoutLog(): readonly KeptRun[] {
    const recorded = [...this.#byId.values()].filter(({ hasTasks }) => hasTasks);
    return [...this.#unwritten, ...recorded.map(({ run }) => run)];
  }

  take(line: LogLine, source: RunSource): void {
    if (line.type === 'run') this.#begin(line, source);
    else this.#current?.take(line);
    if (line.type === 'shutdown-completed') this.#current = null;
  }

  find(id: string): Recording | undefined {
    return this.#byId.get(id);
  }

  /** Blocks until everything of a run so far is in its file, if it is one of these. */
  catchUp(id: string): void {
    this.#byId.get(id)?.catchUp(LAST_PATIENCE_MS);
  }

  /** A run that could not be written is not told of any more. */
  forget(id: string): void {
    const at = this.#unwritten.findIndex((run) => run.id === id);
    if (at >= 0) this.#unwritten.splice(at, 1);
  }

  /** Resolves when everything is on disk, but for the run that is on. */
  settled(): Promise<void> {
    return new Promise((resolve) => {
      this.#whenSettled.push(resolve);
      this.#tellSettled();
    });
  }

  /** The program ends in this very turn: what has been recorded is on disk when this returns. */
  endNow(): void {
    this.#heartbeat?.();
    for (const recording of this.#byId.values()) {
      try {
        recording.closeNow(LAST_PATIENCE_MS);
      } catch {
        // Next time the log is read instead.
      }
    }
    this.#byId.clear();
    this.#current = null;
  }

  #begin(header: RunHeader, source: RunSource): void {
    this.#current?.close();
    const { folder, writer, clock, wallNow, pid } = this.#needs;
    const startedMs = header.startedAt === null ? wallNow() : Date.parse(header.startedAt);
    const recording = new Recording({
      ...{ id: drawRunId(startedMs), header, source, folder, writer, clock, pid },
      onOver: (over) => this.#end(over),
    });
    this.#byId.set(recording.id, recording);
    this.#current = recording;
    this.#heartbeat ??= this.#beatLater();
  }

  #end(recording: Recording): void {
    const { id, run } = recording;
    this.#byId.delete(id);
    if (this.#current === recording) this.#current = null;
    if (run.outcome === 'stopped') {
      this.#unwritten.push(run);
      if (this.#unwritten.length > MAX_UNWRITTEN) this.#unwritten.shift();
    }
    if (this.#byId.size === 0) {
      this.#heartbeat?.();
      this.#heartbeat = null;
    }
    this.#needs.onGrown();
    this.#tellSettled();
  }

  #tellSettled(): void {
    const isSettled = [...this.#byId.values()].every((recording) => recording === this.#current);
    if (!isSettled) return;
    const waiting = this.#whenSettled;
    this.#whenSettled = [];
    for (const resolve of waiting) resolve();
  }

  #beatLater(): CancelTimer {
    const { clock, maxBytes, onGrown } = this.#needs;
    return clock.at(clock.now() + HEARTBEAT_MS, () => {
      this.#heartbeat = this.#beatLater();
      const current = this.#current;
      if (current?.hasTasks !== true) return;
      if (current.run.bytes > maxBytes) {
        current.stop(`it has become longer than all kept runs together may be (${maxBytes} bytes)`);
        return;
      }
      void current.note();
      onGrown();
    });
  }
}
