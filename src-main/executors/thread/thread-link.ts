import type { MessagePort } from 'node:worker_threads';

/** What a thread is given when it begins: how it and its yard reach each other. */
export interface ThreadLink {
  readonly lane: number;
  /** Of its {@link ThreadSlot}. */
  readonly slot: SharedArrayBuffer;
  /** Of the {@link BellBoard}. */
  readonly board: SharedArrayBuffer;
  /** Carries {@link ToThread} one way; the other way any message says that there is an answer. */
  readonly port: MessagePort;
}

/** What a yard says to a thread by message. */
export type ToThread =
  /** The script that requests mean from now on. */
  | { readonly say: 'script'; readonly script: SentScript }
  /** There is a request; said to a thread in its event loop. */
  | { readonly say: 'look' }
  /** The script that runs has to stop; the reason in words. */
  | { readonly say: 'stop'; readonly name: string; readonly message: string };

export interface SentScript {
  /** Absolute path. */
  readonly path: string;
  /** JSON, of which every attempt gets its own copy; undefined: none. */
  readonly payload: string | undefined;
}
