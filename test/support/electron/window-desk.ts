import type { StandInWindow } from './browser-window';
import type { PageTarget } from './page-target';
import type { StandInScreen } from './screen';

export interface WindowDeskEvents {
  onAdd(window: StandInWindow): void;
  onFocus(window: StandInWindow): void;
  onBlur(window: StandInWindow): void;
  /** The last one has gone. */
  onEmpty(): void;
  /** A listener has held a window's closing back. */
  onCloseHeld(): void;
  /** Gives a new page what all pages have. */
  dress(page: PageTarget): Promise<void>;
}

/** All windows, and which of them has the focus. */
export class WindowDesk {
  readonly screen: StandInScreen;
  readonly #events: WindowDeskEvents;
  readonly #windows = new Set<StandInWindow>();
  #focused: StandInWindow | null = null;

  constructor(screen: StandInScreen, events: WindowDeskEvents) {
    this.screen = screen;
    this.#events = events;
  }

  get all(): StandInWindow[] {
    return [...this.#windows];
  }

  get focused(): StandInWindow | null {
    return this.#focused;
  }

  focus(window: StandInWindow | null): void {
    const before = this.#focused;
    if (before === window) return;
    this.#focused = window;
    if (before !== null) {
      if (!before.webContents.isDestroyed()) before.webContents.emit('blur');
      before.emit('blur');
      this.#events.onBlur(before);
    }
    if (window !== null) {
      window.webContents.emit('focus');
      window.emit('focus');
      this.#events.onFocus(window);
    }
  }

  add(window: StandInWindow): void {
    this.#windows.add(window);
    this.#events.onAdd(window);
  }

  remove(window: StandInWindow): void {
    this.#windows.delete(window);
    if (this.#windows.size === 0) this.#events.onEmpty();
  }

  closeHeld(): void {
    this.#events.onCloseHeld();
  }

  dress(page: PageTarget): Promise<void> {
    return this.#events.dress(page);
  }
}
