import { WebSocket } from 'ws';
import type { FeedMessage } from '#contract/feed-message';
import type { Reply } from '#contract/problem';
import { FEED_PATH, type WireMessage } from '#contract/wire';
import type { YardApi, YardCommands } from '#contract/yard-api';

/** The yard's surface over a web socket, as little as a test needs. Listening opens the feed anew. */
export class WebSocketYardApi implements YardApi {
  readonly #socket: WebSocket;
  readonly #waiting = new Map<number, (reply: Reply<unknown>) => void>();
  #nextId = 0;
  #listener: (message: FeedMessage) => void = () => {};
  /** Messages that came before anybody listened. */
  #early: FeedMessage[] | null = [];

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on('message', (data) => this.#receive(JSON.parse(String(data)) as WireMessage));
  }

  /**
   * @param port of the server on 127.0.0.1
   * @param key of the page's address; null: it has none
   */
  static async connect(port: number, key: string | null = null): Promise<WebSocketYardApi> {
    const host = `127.0.0.1:${port}`;
    const socket = new WebSocket(`ws://${host}${FEED_PATH}${key === null ? '' : `?key=${key}`}`, {
      origin: `http://${host}`,
    });
    const api = new WebSocketYardApi(socket);
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
    return api;
  }

  readonly call: YardApi['call'] = (command) =>
    new Promise((resolve) => {
      const id = this.#nextId++;
      this.#waiting.set(id, (reply) => {
        resolve(reply as Reply<YardCommands[typeof command.command]['value']>);
      });
      this.#socket.send(JSON.stringify({ id, command }));
    });

  listen(listener: (message: FeedMessage) => void): () => void {
    this.#listener = listener;
    for (const message of this.#early ?? []) listener(message);
    this.#early = null;
    return () => this.close();
  }

  close(): void {
    this.#socket.terminate();
  }

  #receive(message: WireMessage): void {
    if ('feed' in message) {
      if (this.#early === null) this.#listener(message.feed);
      else this.#early.push(message.feed);
      return;
    }
    if (message.id === null) throw new Error(`refused: ${JSON.stringify(message.reply)}`);
    this.#waiting.get(message.id)?.(message.reply);
    this.#waiting.delete(message.id);
  }
}
