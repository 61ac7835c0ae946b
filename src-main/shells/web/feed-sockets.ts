import { type IncomingMessage, type Server, STATUS_CODES } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { FEED_PATH, KEY_PARAMETER, MAX_WIRE_BYTES } from '#contract/wire';
import { isAllowedHost, isAllowedOrigin } from '../loopback/allowed-hosts';
import type { WindowGrants } from '../yard/commanded-yard';
import type { Yard } from '../yard/yard';
import { serveSocket } from './socket-window';

/** Windows that may be open at one time. */
export const MAX_SOCKETS = 64;

/**
 * Opens a window's feed for every web socket that a page of this very server asks for.
 *
 * @param grantsOf what a window may do whose address has that key, or none
 * @returns its own undo, which also closes the sockets that are open
 */
export function serveFeedSockets(
  server: Server,
  yard: Yard,
  grantsOf: (key: string | null) => WindowGrants,
): () => void {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_WIRE_BYTES,
    perMessageDeflate: false,
  });
  sockets.on('connection', (socket, { url }: IncomingMessage) =>
    serveSocket(socket, yard, grantsOf(keyOf(url))),
  );

  const onUpgrade = (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    // A peer that leaves in the middle of this is no error of ours.
    stream.on('error', () => stream.destroy());
    const refusal = refusalOf(request, (server.address() as AddressInfo).port, sockets.clients.size);
    if (refusal !== null) {
      stream.end(
        `HTTP/1.1 ${refusal} ${STATUS_CODES[refusal]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`,
      );
      return;
    }
    sockets.handleUpgrade(request, stream, head, (socket) => sockets.emit('connection', socket, request));
  };
  server.on('upgrade', onUpgrade);

  return () => {
    server.off('upgrade', onUpgrade);
    for (const socket of sockets.clients) socket.terminate();
    sockets.close();
  };
}

/** The status to turn an upgrade away with; null where it is welcome. */
function refusalOf({ headers, url }: IncomingMessage, port: number, open: number): number | null {
  if (!isAllowedHost(headers.host, port) || !isAllowedOrigin(headers.origin, port)) return 403;
  if (url?.split('?')[0] !== FEED_PATH) return 404;
  return open >= MAX_SOCKETS ? 503 : null;
}

/** The key in a socket's address; null where there is none. */
function keyOf(url: string | undefined): string | null {
  const query = url?.split('?')[1] ?? '';
  return new URLSearchParams(query).get(KEY_PARAMETER);
}
