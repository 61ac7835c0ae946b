import type { YardFeed } from '../../feed/yard-feed';
import { eventIdOf, type LogPlace } from './event-id';

/** Events and characters of one chunk, at most; one event may have more than that by itself. */
const CHUNK_EVENTS = 500;
const CHUNK_LENGTH = 262_144;

/** What a feed lets its events be told from. */
export type EventSource = Pick<
  YardFeed,
  'run' | 'newestSeq' | 'oldestSeq' | 'eventsAfter' | 'header' | 'beforeRun'
>;

export interface EventChunk {
  readonly text: string;
  /** The last event in it. */
  readonly to: LogPlace;
}

/** Events as a stream carries them. Those who are at the same place get the same text, made once. */
export class EventChunks {
  readonly #source: EventSource;
  #made: { readonly from: LogPlace; readonly newestSeq: number; readonly chunk: EventChunk } | null = null;

  constructor(source: EventSource) {
    this.#source = source;
  }

  /**
   * What comes after a place of the present run, some of it.
   *
   * @returns null where nothing does, or what does has been let go
   */
  after(from: LogPlace): EventChunk | null {
    const { newestSeq } = this.#source;
    const made = this.#made;
    if (
      made !== null &&
      made.from.run === from.run &&
      made.from.seq === from.seq &&
      made.newestSeq === newestSeq
    ) {
      return made.chunk;
    }
    const events = this.#source.eventsAfter(from.seq, CHUNK_EVENTS);
    if (events === null || events.length === 0) return null;
    const { run } = from;
    let text = '';
    let seq = from.seq;
    for (const event of events) {
      if (text.length > CHUNK_LENGTH) break;
      ({ seq } = event);
      text += `id: ${eventIdOf({ run, seq })}\ndata: ${JSON.stringify(event)}\n\n`;
    }
    const chunk = { text, to: { run, seq } };
    this.#made = { from, newestSeq, chunk };
    return chunk;
  }
}
