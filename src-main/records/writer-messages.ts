import type { PackedLines } from './packed-lines';

/** What the writing thread is asked to do; `log` numbers the logs. */
export type WriterRequest =
  | { readonly kind: 'open'; readonly log: number; readonly path: string }
  | { readonly kind: 'write'; readonly log: number; readonly lines: PackedLines }
  | { readonly kind: 'close'; readonly log: number };

/** What the writing thread tells. */
export type WriterNews =
  | { readonly kind: 'there' }
  | { readonly kind: 'written' | 'closed'; readonly log: number; readonly bytes: number }
  | { readonly kind: 'failed'; readonly log: number; readonly problem: string };

/** What the thread is given when it starts. */
export interface WriterStart {
  /** Numbers of 32 bits that both sides see: {@link DEALT_WITH} and {@link IS_THERE}. */
  readonly shared: SharedArrayBuffer;
}

/** Where it counts the requests that it has dealt with. */
export const DEALT_WITH = 0;
/** Where it says, by a one, that it has started. */
export const IS_THERE = 1;
export const SHARED_BYTES = 2 * Int32Array.BYTES_PER_ELEMENT;
