import type { FastifyInstance } from 'fastify';
import { SAFETY_HEADERS } from '../page/content-policy';
import { refuse } from './api-refusal';
import { readEventId } from './event-id';
import { type EventStreams, MAX_STREAMS } from './event-streams';

/** How long those who lost the stream may wait before they come again, in milliseconds. */
const RETRY_MS = 1_000;

/** The log as it happens, as server-sent events. */
export function addEventRoute(api: FastifyInstance, streams: EventStreams): void {
  api.get('/events', { exposeHeadRoute: false }, async ({ headers }, reply) => {
    const from = readEventId(String(headers['last-event-id'] ?? ''));
    if (streams.size >= MAX_STREAMS) {
      throw refuse(429, 'request', `at most ${MAX_STREAMS} that follow at one time`, 'one more');
    }
    reply.hijack();
    const { raw } = reply;
    raw.writeHead(200, {
      ...SAFETY_HEADERS,
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
    });
    raw.write(`retry: ${RETRY_MS}\n\n`);
    const close = streams.open(raw, from);
    raw.on('close', close);
    // A peer that leaves is no error of ours.
    raw.on('error', close);
  });
}
