import type { AddressInfo } from 'node:net';
import fastify, { type FastifyInstance } from 'fastify';
import { SAFETY_HEADERS } from '../page/content-policy';

/** Longest body of a request, in bytes, where its route says nothing else. */
const MAX_BODY_BYTES = 16_384;
/** How long a request may take to come in whole, in milliseconds. */
const REQUEST_TIMEOUT_MS = 60_000;

/** A server without routes. It does not listen yet. */
export function makeLoopbackServer(): FastifyInstance {
  const server = fastify({
    bodyLimit: MAX_BODY_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    forceCloseConnections: true,
  });
  server.addHook('onRequest', async (_request, reply) => void reply.headers(SAFETY_HEADERS));
  return server;
}

/** The port a server listens on; 0 before it does. */
export function portOf({ server }: FastifyInstance): number {
  return (server.address() as AddressInfo | null)?.port ?? 0;
}
