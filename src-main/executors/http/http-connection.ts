import type { Socket } from 'node:net';
import type { buildConnector, Client, Dispatcher } from 'undici';

/** What is used of undici, which is loaded when the first request is made. */
export type Undici = Pick<typeof import('undici'), 'buildConnector' | 'Client'>;

/** The yard's own timeouts end a request; the client has none beside them. */
const NO_TIMEOUTS = { connectTimeout: 0, headersTimeout: 0, bodyTimeout: 0 };

/** One connection to one origin, for one request at a time, kept alive in between. */
export class HttpConnection {
  readonly origin: string;
  readonly #client: Client;
  #socket: Socket | null = null;

  /** @param onClosed the connection is gone; it may be made anew where a request has been given to it meanwhile */
  constructor({ Client: ClientClass }: Undici, connect: Connect, origin: string, onClosed: () => void) {
    this.origin = origin;
    this.#client = new ClientClass(origin, {
      ...NO_TIMEOUTS,
      pipelining: 1,
      connect: (options, callback) => {
        this.#socket = connect(options, callback);
      },
    });
    this.#client.on('disconnect', onClosed);
  }

  /** Sends a request, after connecting where that is needed. */
  send(request: Dispatcher.DispatchOptions, handler: Dispatcher.DispatchHandler): void {
    this.#client.dispatch(request, handler);
  }

  /**
   * Ends it for good, with whatever is under way on it, while it connects, too.
   *
   * @param onGone called once its socket is closed, never within this call
   */
  end(onGone: () => void = () => {}): void {
    // Its own word for a destroyed request reaches the handler, who knows better.
    void this.#client.destroy();
    const socket = this.#socket;
    if (socket === null || socket.closed) {
      queueMicrotask(onGone);
      return;
    }
    socket.once('close', onGone);
    socket.destroy();
  }
}

/** Makes sockets for connections. The socket is there at once, which the client's own types do not tell. */
export type Connect = (options: buildConnector.Options, callback: buildConnector.Callback) => Socket;

export function makeConnect({ buildConnector: build }: Undici): Connect {
  return build({ timeout: 0, allowH2: false }) as unknown as Connect;
}
