import type { FeedMessage } from '#contract/feed-message';
import type { Reply } from '#contract/problem';
import type { YardApi, YardCommands } from '#contract/yard-api';
import type { Yard, YardWindow } from '../../src-main/shells/yard/yard';

/**
 * A yard's surface within one process. Everything is copied on its way, as it is between processes, so
 * that neither side can reach into the other.
 */
export class InMemoryYardApi implements YardApi {
  readonly #yard: Yard;
  #window: YardWindow | null = null;

  constructor(yard: Yard) {
    this.#yard = yard;
  }

  readonly call: YardApi['call'] = async (command) => {
    const copy: unknown = structuredClone(command);
    const reply = await (this.#window === null ? this.#yard.handle(copy) : this.#window.handle(copy));
    return structuredClone(reply) as Reply<YardCommands[typeof command.command]['value']>;
  };

  listen(listener: (message: FeedMessage) => void): () => void {
    this.#window?.close();
    const window = this.#yard.openWindow({
      send: (message) => {
        const copy = structuredClone(message);
        queueMicrotask(() => {
          if (this.#window === window) listener(copy);
        });
      },
    });
    this.#window = window;
    return () => {
      window.close();
      if (this.#window === window) this.#window = null;
    };
  }
}
