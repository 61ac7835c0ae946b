import type { CancelTimer, Clock } from '../../engine/ports';
import { EndedRuns } from './ended-runs';
import { EventChunks, type EventSource } from './event-chunks';
import type { LogPlace } from './event-id';
import { EventStream, type StreamEnd } from './event-stream';

/** Programs that may follow at one time. */
export const MAX_STREAMS = 32;
/** Time between two looks at what is new, in milliseconds. */
export const PUSH_INTERVAL_MS = 33;
/** Time between two signs of life, in milliseconds. */
export const BEAT_INTERVAL_MS = 15_000;
/** Who takes nothing for so long is let go, in milliseconds; it may come back and go on. */
export const STUCK_MS = 60_000;

/** All programs that follow the log. Nothing is done per event: what is new is looked for while anybody follows. */
export class EventStreams {
  readonly #source: EventSource;
  readonly #clock: Clock;
  readonly #chunks: EventChunks;
  readonly #ended = new EndedRuns();
  readonly #streams = new Map<EventStream, StreamEnd>();
  readonly #undo: () => void;
  #timer: CancelTimer | null = null;
  #beatAtMs = 0;

  /** @param clock the host's */
  constructor(source: EventSource, clock: Clock) {
    this.#source = source;
    this.#clock = clock;
    this.#chunks = new EventChunks(source);
    this.#undo = source.beforeRun(() => {
      for (const stream of this.#streams.keys()) stream.pushLast();
      this.#ended.note(source);
    });
  }

  get size(): number {
    return this.#streams.size;
  }

  /**
   * One more.
   *
   * @returns its own undo, safe to call twice
   */
  open(end: StreamEnd, from: LogPlace | null): () => void {
    const needs = { source: this.#source, chunks: this.#chunks, ended: this.#ended, end };
    const stream = new EventStream(needs, from, this.#clock.now());
    this.#streams.set(stream, end);
    stream.push();
    if (this.#timer === null) {
      this.#beatAtMs = this.#clock.now() + BEAT_INTERVAL_MS;
      this.#arm();
    }
    return () => {
      this.#streams.delete(stream);
    };
  }

  /** Nobody follows any more. */
  close(): void {
    this.#undo();
    this.#timer?.();
    this.#timer = null;
    for (const end of this.#streams.values()) end.destroy();
    this.#streams.clear();
  }

  #arm(): void {
    this.#timer = this.#clock.at(this.#clock.now() + PUSH_INTERVAL_MS, () => {
      this.#timer = null;
      this.#look();
      if (this.#streams.size > 0) this.#arm();
    });
  }

  #look(): void {
    const nowMs = this.#clock.now();
    const isBeatDue = nowMs >= this.#beatAtMs;
    if (isBeatDue) this.#beatAtMs = nowMs + BEAT_INTERVAL_MS;
    for (const [stream, end] of this.#streams) {
      stream.push();
      if (isBeatDue) stream.beat();
      const stuckSinceMs = stream.stuckSinceMs(nowMs);
      if (stuckSinceMs === null || nowMs - stuckSinceMs < STUCK_MS) continue;
      this.#streams.delete(stream);
      end.destroy();
    }
  }
}
