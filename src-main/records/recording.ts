import type { Counts } from '#contract/counts';
import type { KeptRun } from '#contract/kept-runs';
import type { RunFigures } from '#contract/run-figures';
import type { LogLine, RunHeader } from '#contract/task-event';
import type { Clock } from '../engine/ports';
import type { LogWriter } from './log-writer';
import { noFigures } from './no-figures';
import { RunRecorder } from './run-recorder';
import type { RunsFolder } from './runs-folder';

/** The run that is recorded, as its feed has it after the line that is being taken. */
export interface RunSource {
  readonly run: number;
  readonly counts: Readonly<Counts>;
  /** null: no run has begun. */
  runFigures(): RunFigures | null;
}

export interface RecordingNeeds {
  readonly id: string;
  readonly header: RunHeader;
  readonly source: RunSource;
  readonly folder: RunsFolder;
  readonly writer: LogWriter;
  readonly clock: Clock;
  readonly pid: number;
  /** Everything of it is on disk, or never will be. */
  readonly onOver: (recording: Recording) => void;
}

/** One run while it is recorded: its log, and what is kept beside it. */
export class Recording {
  readonly id: string;
  readonly #needs: RecordingNeeds;
  readonly #recorder: RunRecorder;
  #name: string | null = null;
  /** As it was when the run ended; the yard may have begun another since. */
  #ending: Pick<KeptRun, 'counts' | 'figures'> | null = null;
  /** What is beside the log is written one after the other. */
  #writing: Promise<void> = Promise.resolve();
  #isOver = false;

  constructor(needs: RecordingNeeds) {
    const { id, header, folder, writer, clock } = needs;
    this.id = id;
    this.#needs = needs;
    this.#recorder = new RunRecorder({
      header,
      path: folder.logPath(id),
      ...{ writer, clock },
      onBegin: () => this.#begin(),
      onEnded: () => void this.#end(),
    });
  }

  /** Whether there is anything to keep. */
  get hasTasks(): boolean {
    return this.#recorder.hasTasks;
  }

  take(line: LogLine): void {
    if (line.type === 'shutdown-completed') this.#ending = this.#now();
    this.#recorder.take(line);
  }

  /** As a list tells it, by now. */
  get run(): KeptRun {
    const { app, seed, startedAt, limits } = this.#recorder.header;
    return {
      id: this.id,
      name: this.#name,
      ...{ app, seed, startedAt, limits },
      ...this.#recorder.facts,
      ...(this.#ending ?? this.#now()),
    };
  }

  /** Resolves when it stands beside the log; that it cannot be written there is no harm now. */
  note(): Promise<void> {
    const { folder, pid } = this.#needs;
    const write = async () => {
      const { run } = this;
      await folder.make();
      if (run.outcome === 'under-way') await folder.writeSidecar(run, pid);
      // Not all that was taken is in the log of a stopped one: it is read to know what is.
      else await folder.writeSidecar(run.outcome === 'stopped' ? { ...run, bytes: 0 } : run, null);
    };
    this.#writing = this.#writing.then(write).catch(() => {});
    return this.#writing;
  }

  rename(name: string | null): Promise<void> {
    this.#name = name;
    return this.note();
  }

  stop(problem: string): void {
    this.#ending ??= this.#now();
    this.#recorder.stop(problem);
  }

  flush(): void {
    this.#recorder.flush();
  }

  /** Blocks until everything so far is in the file, or so long. */
  catchUp(limitMs: number): void {
    this.#recorder.catchUp(limitMs);
  }

  /** The run goes no further. */
  close(): void {
    this.#ending ??= this.#now();
    this.#recorder.close();
  }

  /** The program ends in this very turn. */
  closeNow(limitMs: number): void {
    if (this.#isOver) return;
    this.close();
    this.#recorder.catchUp(limitMs);
    this.#isOver = true;
    const { folder } = this.#needs;
    if (this.hasTasks) folder.writeSidecarNow({ ...this.run, bytes: folder.bytesNow(this.id) }, null);
    else folder.removeNow(this.id);
  }

  /** At once, so that no other program sees a log of which it does not know who writes it. */
  #begin(): void {
    const { folder, pid } = this.#needs;
    try {
      folder.makeNow();
      folder.writeSidecarNow(this.run, pid);
    } catch {
      // The log cannot be written either, and that is told.
    }
  }

  async #end(): Promise<void> {
    this.#ending ??= this.#now();
    if (this.hasTasks) await this.note();
    else await this.#writing.then(() => this.#needs.folder.remove(this.id)).catch(() => {});
    if (this.#isOver) return;
    this.#isOver = true;
    this.#needs.onOver(this);
  }

  #now(): Pick<KeptRun, 'counts' | 'figures'> {
    const { source } = this.#needs;
    const figures = source.runFigures() ?? noFigures(source.run, 0);
    return { counts: { ...source.counts }, figures };
  }
}
