import type { FeedMessage } from '#contract/feed-message';

/** The way to one window. */
export interface WindowPort {
  /** Send a message on its way. It must not be changed or kept. If this throws, the window is gone. */
  send(message: FeedMessage): void;
  /** Whether what was sent still piles up on the way; the feed waits then. Default: never. */
  isCongested?(): boolean;
  /** The feed has let go of this window because `send` threw. */
  onLost?(): void;
}
