import { createParser, type EventSourceMessage } from 'eventsource-parser';
import type { LogLine } from '#contract/task-event';
import { type EventGap, eventGapSchema } from '../../schemas/event-gap-schema';
import { parseWith } from '../../schemas/problems';
import { type ApiClient, ApiClientError } from './api-client';

/** What somebody hears who follows a log. */
export interface LogHearer {
  /** A line of the log: the header of a run, or an event. */
  line(line: LogLine): void;
  /** Events that will not come. */
  gap(gap: EventGap): void;
  /** The connection is lost, and is tried again after so many milliseconds. */
  lost(why: string, againInMs: number): void;
}

export interface LogFollowerNeeds {
  readonly client: ApiClient;
  readonly hearer: LogHearer;
  /** Ends it. */
  readonly signal: AbortSignal;
  /** Resolves after so many milliseconds, or when it is ended. */
  wait(ms: number): Promise<void>;
}

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 10_000;

/**
 * Follows the log of a yard until it is ended, over lost connections: each new one goes on after the last event that
 * came.
 *
 * @throws ApiClientError (rejects) where the first connection fails, or the server refuses a later one
 */
export async function followLog({ client, hearer, signal, wait }: LogFollowerNeeds): Promise<void> {
  let lastId: string | null = null;
  let tries = 0;
  let hasBeenOpen = false;
  const hear = (message: EventSourceMessage) => {
    tries = 0;
    if (message.id !== undefined) lastId = message.id;
    tell(message, hearer);
  };
  while (!signal.aborted) {
    try {
      const response = await client.open('/api/events', {
        headers: lastId === null ? {} : { 'last-event-id': lastId },
        signal,
      });
      if (response.status !== 200 || response.body === null) throw await client.refusalOf(response);
      hasBeenOpen = true;
      await readStream(response.body, hear);
      throw new ApiClientError('the server has ended the connection', null);
    } catch (error) {
      if (signal.aborted) return;
      const isRefusal = error instanceof ApiClientError && error.status !== null;
      if (!hasBeenOpen || isRefusal) throw error;
      const againInMs = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(tries++, 10));
      hearer.lost(error instanceof Error ? error.message : String(error), againInMs);
      await wait(againInMs);
    }
  }
}

async function readStream(
  body: ReadableStream<Uint8Array>,
  hear: (message: EventSourceMessage) => void,
): Promise<void> {
  const parser = createParser({ onEvent: hear });
  const decoder = new TextDecoder();
  for await (const part of body) parser.feed(decoder.decode(part, { stream: true }));
}

function tell({ event, data }: EventSourceMessage, hearer: LogHearer): void {
  const json: unknown = JSON.parse(data);
  if (event === undefined) {
    // A line of our own log, from a server that knew our token.
    hearer.line(json as LogLine);
    return;
  }
  const gap = event === 'gap' ? parseWith(eventGapSchema, json) : null;
  if (gap?.ok) hearer.gap(gap.value);
}
