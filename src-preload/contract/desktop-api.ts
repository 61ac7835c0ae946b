import type { ActionId } from './actions';
import type { Reply } from './problem';
import type { Settings } from './settings';

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
}
