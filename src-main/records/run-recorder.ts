import type { KeptOutcome } from '#contract/kept-runs';
import type { LogLine, RunHeader } from '#contract/task-event';
import type { CancelTimer, Clock } from '../engine/ports';
import { KindTally } from './kind-tally';
import { LinePacker } from './line-packer';
import type { LogWriter, WrittenLog } from './log-writer';

/** What has been recorded is handed on to its file so soon, in milliseconds. */
export const FLUSH_MS = 100;
/** Packages of lines, of up to half a megabyte and what their texts hold, that may wait to be written. */
export const MAX_WAITING = 32;
/** So long the yard waits for a disk that is behind, in milliseconds; then the recording stops. */
const PATIENCE_MS = 1_000;

export interface RunRecorderNeeds {
  readonly header: RunHeader;
  readonly path: string;
  readonly writer: LogWriter;
  /** Paces the writing: the host's clock. */
  readonly clock: Clock;
  /** There is something to keep, and the file is to come. */
  readonly onBegin: () => void;
  /** Nothing more is written; the file, where there is one, is closed. */
  readonly onEnded: () => void;
}

/** Records one run. Until something is accepted or turned away there is nothing to keep, and no file. */
export class RunRecorder {
  readonly header: RunHeader;
  readonly path: string;
  readonly #needs: RunRecorderNeeds;
  readonly #packer = new LinePacker();
  readonly #kinds = new KindTally();
  #log: WrittenLog | null = null;
  #timer: CancelTimer | null = null;
  #events = 0;
  #endedAtMs = 0;
  #limitChanges = 0;
  #bytes = 0;
  #hasTasks = false;
  #isCompleted = false;
  #problem: string | null = null;
  #state: 'recording' | 'closing' | 'ended' = 'recording';

  constructor(needs: RunRecorderNeeds) {
    this.#needs = needs;
    this.header = needs.header;
    this.path = needs.path;
    this.#packer.pack(needs.header);
  }

  /** Whether there is anything to keep. */
  get hasTasks(): boolean {
    return this.#hasTasks;
  }

  get isOver(): boolean {
    return this.#state === 'ended';
  }

  /** How it stands. */
  get facts(): {
    readonly outcome: KeptOutcome;
    readonly problem: string | null;
    readonly endedAtMs: number;
    readonly bytes: number;
    readonly events: number;
    readonly limitChanges: number;
    readonly kinds: ReturnType<KindTally['top']>;
  } {
    return {
      outcome: this.#outcome,
      problem: this.#problem,
      endedAtMs: this.#endedAtMs,
      bytes: this.#bytes,
      events: this.#events,
      limitChanges: this.#limitChanges,
      kinds: this.#kinds.top(),
    };
  }

  /** Takes the next event of its run. */
  take(line: LogLine): void {
    if (this.#state !== 'recording' || line.type === 'run') return;
    this.#events++;
    this.#endedAtMs = line.atMs;
    const isFull = this.#packer.pack(line);
    switch (line.type) {
      case 'task-submitted':
        this.#kinds.add(line.kind);
        if (!this.#hasTasks) this.#begin();
        break;
      case 'task-rejected':
        if (!this.#hasTasks) this.#begin();
        break;
      case 'limits-changed':
        this.#limitChanges++;
        break;
      case 'shutdown-completed':
        this.#isCompleted = true;
        this.close();
        return;
      default:
    }
    if (isFull) this.#handOn();
    else if (this.#timer === null && this.#log !== null) this.#flushSoon();
  }

  /** Hands on what there is. */
  flush(): void {
    if (this.#log !== null && !this.#packer.isEmpty) this.#handOn();
  }

  /** Blocks until everything is in the file, or so long. */
  catchUp(limitMs: number): void {
    this.flush();
    this.#log?.catchUp(limitMs);
  }

  /** No line follows, whether or not the run is over. */
  close(): void {
    if (this.#state !== 'recording') return;
    if (this.#log === null) {
      this.#end();
      return;
    }
    this.flush();
    // What is handed on last may have been too much for the disk.
    if (this.#state !== 'recording') return;
    this.#state = 'closing';
    this.#disarm();
    this.#log?.close();
  }

  /** It is written no further, for a reason. */
  stop(problem: string): void {
    if (this.#state === 'ended') return;
    this.#problem ??= problem;
    const log = this.#log;
    this.#log = null;
    log?.close();
    this.#end();
  }

  get #outcome(): KeptOutcome {
    if (this.#problem !== null) return 'stopped';
    if (this.#isCompleted) return 'completed';
    return this.#state === 'recording' ? 'under-way' : 'cut-off';
  }

  #begin(): void {
    this.#hasTasks = true;
    this.#needs.onBegin();
    this.#open();
  }

  #open(): void {
    if (this.#log !== null) return;
    this.#log = this.#needs.writer.open(this.path, {
      written: (bytes) => {
        this.#bytes = bytes;
      },
      failed: (problem) => this.stop(problem),
      closed: (bytes) => {
        this.#bytes = bytes;
        this.#end();
      },
    });
  }

  #handOn(): void {
    this.#open();
    const log = this.#log;
    if (log === null) return;
    log.write(this.#packer.take());
    if (log.waiting > MAX_WAITING && !log.catchUp(PATIENCE_MS)) {
      this.stop(`the disk was too slow: it took nothing more for ${PATIENCE_MS / 1000} s`);
    }
  }

  #flushSoon(): void {
    const { clock } = this.#needs;
    this.#timer = clock.at(clock.now() + FLUSH_MS, () => {
      this.#timer = null;
      this.flush();
    });
  }

  #disarm(): void {
    this.#timer?.();
    this.#timer = null;
  }

  #end(): void {
    if (this.#state === 'ended') return;
    this.#state = 'ended';
    this.#disarm();
    this.#needs.onEnded();
  }
}
