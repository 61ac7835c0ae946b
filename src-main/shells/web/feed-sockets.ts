import { type IncomingMessage, type Server, STATUS_CODES } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { FEED_PATH, MAX_WIRE_BYTES } from '#contract/wire';
import type { Yard } from '../yard/yard';
import { isAllowedHost, isAllowedOrigin } from './allowed-hosts';
import { serveSocket } from './socket-window';

/** Windows that may be open at one time. */
export const MAX_SOCKETS = 64;

/**
 * Opens a window's feed for every web socket that a page of this very server asks for.
 *
 * @returns its own undo, which also closes the sockets that are open
 */
export function serveFeedSockets(server: Server, yard: Yard): () => void {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_WIRE_BYTES,
    perMessageDeflate: false,
  });
  sockets.on('connection', (socket) => serveSocket(socket, yard));

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
