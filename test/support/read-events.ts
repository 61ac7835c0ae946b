import type { IncomingMessage } from 'node:http';
import { createParser, type EventSourceMessage } from 'eventsource-parser';

/** What a stream of server-sent events says, message by message. */
export class EventReader {
  readonly heard: EventSourceMessage[] = [];
  readonly #stream: IncomingMessage;
  readonly #ended: Promise<void>;
  #wake = () => {};

  constructor(stream: IncomingMessage) {
    this.#stream = stream;
    const parser = createParser({
      onEvent: (message) => {
        this.heard.push(message);
        this.#wake();
      },
    });
    stream.setEncoding('utf8').on('data', (text: string) => parser.feed(text));
    this.#ended = new Promise((resolve) => stream.once('close', resolve));
    stream.on('error', () => {});
  }

  /** All that has been heard, once there is a message for which that holds; rejects where the stream ends before. */
  async until(holds: (message: EventSourceMessage) => boolean): Promise<readonly EventSourceMessage[]> {
    for (;;) {
      if (this.heard.some(holds)) return [...this.heard];
      const more = new Promise<'more'>((resolve) => {
        this.#wake = () => resolve('more');
      });
      if (this.heard.some(holds)) continue;
      if ((await Promise.race([more, this.#ended])) !== 'more') throw new Error('the stream has ended');
    }
  }

  /** Resolves when the other end has let go. */
  get ended(): Promise<void> {
    return this.#ended;
  }

  close(): void {
    this.#stream.destroy();
  }
}
