import type { YardApi } from '#contract/yard-api';

/**
 * How the window stands to its yard. `connecting` until the first message can come; `lost` while it is
 * tried again, for the `tries`-th time.
 */
export type ConnectionStatus =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'open' }
  | { readonly kind: 'lost'; readonly tries: number };

/** A way to a yard, and how it fares. */
export interface YardConnection {
  readonly api: YardApi;
  /** `desktop`: within this app. `web`: over a socket to this machine. */
  readonly transport: 'desktop' | 'web';
  /** Told of the present status at once, then of every change. Returns its own undo. */
  watch(listener: (status: ConnectionStatus) => void): () => void;
}
