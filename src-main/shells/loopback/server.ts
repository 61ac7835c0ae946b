import type { AddressInfo } from 'node:net';
import fastify, { type FastifyInstance } from 'fastify';
import { SAFETY_HEADERS } from '../page/content-policy';

/** Longest body of a request, in bytes, where its route says nothing else. */
const MAX_BODY_BYTES = 16_384;
/** How long a request may take to come in whole, in milliseconds. */
const REQUEST_TIMEOUT_MS = 60_000;

/** As Node itself has it, of a request's address and headers, in bytes. */
const MAX_HEAD_BYTES = 16_384;

/** A server without routes. It does not listen yet. */
export function makeLoopbackServer(): FastifyInstance {
  const server = fastify({
    bodyLimit: MAX_BODY_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    forceCloseConnections: true,
    // The router would answer by itself what it cannot read, and no gate of a route's would have been asked.
    routerOptions: { maxParamLength: MAX_HEAD_BYTES },
    rewriteUrl: ({ url = '/' }) => (isReadable(url) ? url : placeOfNothing(url)),
  });
  server.addHook('onRequest', async (_request, reply) => void reply.headers(SAFETY_HEADERS));
  return server;
}

/** Whether the path of an address can be decoded. */
function isReadable(url: string): boolean {
  const [path = ''] = url.split(/[?#]/, 1);
  if (!path.includes('%')) return true;
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

/** Beside what it stood beside, and leading nowhere: whoever guards that place is asked. */
function placeOfNothing(url: string): string {
  return `${url.slice(0, url.lastIndexOf('/', url.indexOf('%')) + 1)}-`;
}

/** The port a server listens on; 0 before it does. */
export function portOf({ server }: FastifyInstance): number {
  return (server.address() as AddressInfo | null)?.port ?? 0;
}
