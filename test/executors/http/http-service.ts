import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** A service on 127.0.0.1 that is measured, and what it saw. */
export class HttpService {
  /** Connections that came. */
  readonly sockets: Socket[] = [];
  readonly requests: IncomingMessage[] = [];
  url = '';
  /** Resolves with the first request. */
  readonly asked: Promise<IncomingMessage>;
  #server: Server;

  constructor(answer: RequestListener) {
    let tellAsked: (request: IncomingMessage) => void = () => {};
    this.asked = new Promise((resolve) => {
      tellAsked = resolve;
    });
    this.#server = createServer((request, response) => {
      this.requests.push(request);
      tellAsked(request);
      answer(request, response);
    });
    this.#server.on('connection', (socket) => this.sockets.push(socket));
  }

  async listen(): Promise<this> {
    await new Promise<void>((resolve) => {
      this.#server.listen({ port: 0, host: '127.0.0.1' }, resolve);
    });
    this.url = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
    return this;
  }

  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    this.#server.closeAllConnections();
    await closed;
  }
}
