import type { EventGap } from '../../schemas/event-gap-schema';
import type { EndedRuns } from './ended-runs';
import type { EventChunks, EventSource } from './event-chunks';
import { eventIdOf, type LogPlace } from './event-id';

/** A stream waits while more than this lies unsent, in bytes. */
export const CONGESTED_BYTES = 1_048_576;
/** Chunks that one stream is sent in one turn of the event loop, at most. */
const CHUNKS_PER_TURN = 8;

/** What of a response a stream needs. */
export interface StreamEnd {
  write(text: string): boolean;
  /** Bytes that were written and have not been taken. */
  readonly writableLength: number;
  destroy(): unknown;
}

export interface EventStreamNeeds {
  readonly source: EventSource;
  readonly chunks: EventChunks;
  readonly ended: EndedRuns;
  readonly end: StreamEnd;
}

/**
 * One program that follows the log. It is a place in the log and nothing more: what it has not taken is not kept for
 * it, so that a slow one costs no memory. What was let go before its turn came is told as a gap.
 */
export class EventStream {
  readonly #source: EventSource;
  readonly #chunks: EventChunks;
  readonly #ended: EndedRuns;
  readonly #end: StreamEnd;
  #at: LogPlace;
  /** When it last took something, or had nothing to take. */
  #movedAtMs: number;

  /**
   * @param from where it left off; null: it begins with what comes from now on
   * @param nowMs on the host's clock
   */
  constructor(needs: EventStreamNeeds, from: LogPlace | null, nowMs: number) {
    this.#source = needs.source;
    this.#chunks = needs.chunks;
    this.#ended = needs.ended;
    this.#end = needs.end;
    this.#movedAtMs = nowMs;
    const { run, newestSeq: seq } = this.#source;
    this.#at = from ?? { run, seq };
    if (from === null || (from.run === run && from.seq === 0)) this.#tellHeader(this.#at);
  }

  /** Since when it has not taken what lies ready for it, on the host's clock; null: it takes everything. */
  stuckSinceMs(nowMs: number): number | null {
    if (!this.#isCongested) this.#movedAtMs = nowMs;
    return this.#isCongested ? this.#movedAtMs : null;
  }

  /** Sends what is new, as far as it is taken. */
  push(): void {
    for (let left = CHUNKS_PER_TURN; left > 0 && !this.#isCongested; left--) {
      if (this.#at.run !== this.#source.run) this.#passToRun();
      if (!this.#pushChunk()) return;
    }
  }

  /** The run is about to be over, and its events with it: sends what is left of it, as far as it is taken. */
  pushLast(): void {
    if (this.#at.run !== this.#source.run) this.#passToRun();
    while (!this.#isCongested && this.#pushChunk());
  }

  /** A line without a meaning, so that both ends notice where the other is gone. */
  beat(): void {
    if (!this.#isCongested) this.#end.write(':\n\n');
  }

  get #isCongested(): boolean {
    return this.#end.writableLength > CONGESTED_BYTES;
  }

  /** @returns whether anything was there to send */
  #pushChunk(): boolean {
    const { newestSeq, oldestSeq, run } = this.#source;
    if (this.#at.seq === newestSeq) return false;
    // A number of the future is none of this run's: it begins anew.
    if (this.#at.seq > newestSeq) this.#at = { run, seq: 0 };
    if (this.#at.seq + 1 < oldestSeq) this.#tellGap(this.#at, oldestSeq - 1);
    const chunk = this.#chunks.after(this.#at);
    if (chunk === null) return false;
    this.#end.write(chunk.text);
    this.#at = chunk.to;
    return true;
  }

  #passToRun(): void {
    const lastSeq = this.#ended.lastSeqOf(this.#at.run);
    if (lastSeq === null || this.#at.seq < lastSeq) this.#tellGap(this.#at, lastSeq);
    this.#at = { run: this.#source.run, seq: 0 };
    this.#tellHeader(this.#at);
  }

  #tellHeader(place: LogPlace): void {
    this.#end.write(`id: ${eventIdOf(place)}\ndata: ${JSON.stringify(this.#source.header)}\n\n`);
  }

  /** @param toSeq the last that is missing; null: nobody knows */
  #tellGap({ run, seq }: LogPlace, toSeq: number | null): void {
    const gap: EventGap = { run, fromSeq: seq + 1, toSeq };
    this.#at = { run, seq: toSeq ?? seq };
    this.#end.write(`event: gap\nid: ${eventIdOf(this.#at)}\ndata: ${JSON.stringify(gap)}\n\n`);
  }
}
