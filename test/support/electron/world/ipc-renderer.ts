import { cloneToText } from '../clone-to-text';
import { textToClone } from '../text-to-clone';
import type { ToMain, ToPreload } from './ipc-message';
import { loudProxy } from './loud-proxy';

type Listener = (event: object, ...args: unknown[]) => void;
/** Without its answer's number. */
type Question = ToMain extends infer M ? (M extends { readonly id: number } ? Omit<M, 'id'> : never) : never;

/** The window's end of the IPC. */
export class IpcRenderer {
  readonly #post: (text: string) => void;
  readonly #listeners = new Map<string, Listener[]>();
  readonly #asked = new Map<number, { resolve(value: unknown): void; reject(why: Error): void }>();
  #questions = 0;

  /** @param post takes text to main, in order */
  constructor(post: (text: string) => void) {
    this.#post = post;
  }

  /** What a preload gets of it. */
  readonly api = loudProxy('ipcRenderer', {
    send: (channel: string, ...args: unknown[]) => {
      this.#post(JSON.stringify({ kind: 'send', channel, args: cloneToText(args) } satisfies ToMain));
    },
    invoke: async (channel: string, ...args: unknown[]) =>
      this.#ask({ kind: 'invoke', channel, args: cloneToText(args) }),
    on: (channel: string, listener: Listener) => this.#listen(channel, listener),
    addListener: (channel: string, listener: Listener) => this.#listen(channel, listener),
    once: (channel: string, listener: Listener) => {
      const once: Listener = (...heard) => {
        this.#forget(channel, once);
        listener(...heard);
      };
      return this.#listen(channel, once);
    },
    off: (channel: string, listener: Listener) => this.#forget(channel, listener),
    removeListener: (channel: string, listener: Listener) => this.#forget(channel, listener),
    removeAllListeners: (channel: string) => {
      this.#listeners.delete(channel);
      return this.api;
    },
  });

  /** Tells main of a preload that failed. */
  failed(path: string, message: string): void {
    this.#post(JSON.stringify({ kind: 'preload-error', path, message } satisfies ToMain));
  }

  /** Resolves when main has decided, and Chromium knows it. */
  async consult(permission: string, isCheck: boolean): Promise<void> {
    await this.#ask({ kind: 'permission', permission, isCheck });
  }

  /** Takes text from main. */
  receive(text: string): void {
    const message = JSON.parse(text) as ToPreload;
    switch (message.kind) {
      case 'send': {
        const args = textToClone(message.args) as unknown[];
        const event = { sender: this.api, ports: [] };
        for (const listener of [...(this.#listeners.get(message.channel) ?? [])]) listener(event, ...args);
        return;
      }
      case 'answer':
        this.#asked.get(message.id)?.resolve(textToClone(message.value));
        break;
      case 'failure':
        this.#asked.get(message.id)?.reject(new Error(message.message));
        break;
    }
    this.#asked.delete(message.id);
  }

  #ask(question: Question): Promise<unknown> {
    const id = this.#questions++;
    return new Promise((resolve, reject) => {
      this.#asked.set(id, { resolve, reject });
      this.#post(JSON.stringify({ ...question, id } satisfies ToMain));
    });
  }

  #listen(channel: string, listener: Listener): object {
    this.#listeners.set(channel, [...(this.#listeners.get(channel) ?? []), listener]);
    return this.api;
  }

  #forget(channel: string, listener: Listener): object {
    const known = this.#listeners.get(channel) ?? [];
    const at = known.lastIndexOf(listener);
    if (at >= 0) this.#listeners.set(channel, known.toSpliced(at, 1));
    return this.api;
  }
}
