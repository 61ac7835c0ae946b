import type { ActionId } from './actions';
import type { Reply } from './problem';
import type { Settings } from './settings';

/** The API for other programs, as it is now. */
export type ApiState =
  | { readonly kind: 'off' }
  | { readonly kind: 'on'; readonly url: string; readonly token: string }
  /** It is wanted, and cannot be had. */
  | { readonly kind: 'failed'; readonly why: string };

/** What the desktop app gives its window besides the yard. Absent in the web shell. */
export interface DesktopApi {
  /** Told of each action that somebody chose in the menu. Returns its own undo. */
  onAction(listener: (action: ActionId) => void): () => void;
  /** Tells all actions that can be done now: the menu shows the others disabled. */
  tellAble(actions: readonly ActionId[]): void;
  /** The settings as they are kept on this machine. */
  settings(): Promise<Settings>;
  /** Keeps what is given; the rest stays. Refused input changes nothing. */
  changeSettings(patch: Partial<Settings>): Promise<Reply<Settings>>;
  /** Told how the API for other programs is, at once and after each change. Returns its own undo. */
  onApi(listener: (state: ApiState) => void): () => void;
}
