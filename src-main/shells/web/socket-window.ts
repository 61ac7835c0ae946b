import type { RawData, WebSocket } from 'ws';
import type { FeedMessage } from '#contract/feed-message';
import type { Reply } from '#contract/problem';
import type { WireMessage } from '#contract/wire';
import type { WindowGrants } from '../yard/commanded-yard';
import type { Yard } from '../yard/yard';
import { parseRequest } from './wire-request';

/** The feed waits while more than this lies unsent, in bytes. */
const CONGESTED_BYTES = 2_097_152;
/** A window that takes nothing while it goes on asking is let go at this, in bytes. */
const HOPELESS_BYTES = 67_108_864;

/** Unsupported data, as RFC 6455 numbers it: commands come as text. */
const CLOSE_UNSUPPORTED = 1003;

/** One window of the yard at the other end of a web socket, with what it may do, until either side leaves. */
export function serveSocket(socket: WebSocket, yard: Yard, grants: WindowGrants): void {
  const send = (message: WireMessage) => {
    if (socket.bufferedAmount > HOPELESS_BYTES) socket.terminate();
    if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(message));
  };
  const port = {
    send: (feed: FeedMessage) => send({ feed }),
    isCongested: () => socket.bufferedAmount > CONGESTED_BYTES,
    onLost: () => socket.terminate(),
  };
  const window = yard.openWindow(port, grants);
  const answer = (id: number | null, reply: Reply<unknown>) => send({ id, reply });

  socket.on('message', (data: RawData, isBinary: boolean) => {
    if (isBinary) {
      socket.close(CLOSE_UNSUPPORTED, 'commands come as text');
      return;
    }
    const parsed = parseRequest(String(data));
    if (!parsed.ok) {
      answer(null, parsed);
      return;
    }
    const { id, command } = parsed.value;
    window.handle(command).then(
      (reply) => answer(id, reply),
      // Not the window's fault, and no reason for the others to lose their yard.
      (error: unknown) => answer(id, { ok: false, problems: [ourFault(error)] }),
    );
  });
  // The socket closes after an error; without a listener the error would end the process.
  socket.on('error', () => socket.terminate());
  socket.on('close', () => window.close());
}

function ourFault(error: unknown) {
  return { field: 'command', expected: 'the yard to answer', got: String(error) };
}
