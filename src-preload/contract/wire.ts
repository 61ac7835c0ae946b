import type { DesktopApi } from './desktop-api';
import type { FeedMessage } from './feed-message';
import type { Reply } from './problem';
import type { YardApi, YardCommand } from './yard-api';

/** Where the web shell's feed socket stands, on the page's own host. */
export const FEED_PATH = '/feed';

/**
 * Parameter of the page's address, and of the socket's, that holds the key by which a window of the web shell may run
 * scripts and commands.
 */
export const KEY_PARAMETER = 'key';

/** No message that a window sends may be longer, in bytes. */
export const MAX_WIRE_BYTES = 1_048_576;

/** A command on its way to the yard. The text of a web socket message, as JSON. */
export interface WireRequest {
  /** The window's own number for it, a whole number ≥ 0; the reply carries it back. */
  readonly id: number;
  readonly command: YardCommand;
}

/** What a command came back with. */
export interface WireReply {
  /** The request's number; null where the message could not be read far enough to know it. */
  readonly id: number | null;
  readonly reply: Reply<unknown>;
}

/** A message of the feed on its way to the window. */
export interface WireFeed {
  readonly feed: FeedMessage;
}

/** Everything the web shell sends over the socket. */
export type WireMessage = WireReply | WireFeed;

/** Window → main, answered: a {@link YardCommand}, back comes its `Reply`. */
export const YARD_CALL_CHANNEL = 'yard:call';
/** Main → window: a {@link FeedMessage}. */
export const YARD_FEED_CHANNEL = 'yard:feed';
/** Window → main: it listens from now on (`true`) or no longer (`false`). Listening begins with a snapshot. */
export const YARD_LISTEN_CHANNEL = 'yard:listen';

/** The name under which the preload gives the page its yard. */
export const YARD_GLOBAL = 'switchyard';

/** The name under which the preload gives the page what the desktop has besides. */
export const DESKTOP_GLOBAL = 'switchyardDesktop';
/** Main → window: an `ActionId` chosen in the menu. */
export const DESKTOP_ACTION_CHANNEL = 'desktop:action';
/** Window → main: all `ActionId`s that can be done now; those of before hold no longer. */
export const DESKTOP_ABLE_CHANNEL = 'desktop:able';
/** Window → main, answered: nothing is sent; back comes a `Reply` with the settings. */
export const DESKTOP_SETTINGS_CHANNEL = 'desktop:settings';
/** Window → main, answered: settings to change; back comes a `Reply` with all of them. */
export const DESKTOP_CHANGE_SETTINGS_CHANNEL = 'desktop:change-settings';

/** Window → main, answered: nothing is sent; back comes a `Reply` with the `ApiState`. */
export const DESKTOP_API_CHANNEL = 'desktop:api';
/** Main → window: the `ApiState` that it has become. */
export const DESKTOP_API_CHANGED_CHANNEL = 'desktop:api-changed';

/** What the page's global object holds by these names: nothing in the web shell. */
export interface YardGlobal {
  readonly switchyard?: YardApi;
  readonly switchyardDesktop?: DesktopApi;
}
