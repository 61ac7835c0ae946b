import { cancelableEvent } from './cancelable-event';

/** A window, as far as ending has to do with it. */
interface EndingWindow {
  close(): void;
  destroy(): void;
}

export interface AppEndingNeeds {
  windows(): readonly EndingWindow[];
  /** @returns whether anybody listens */
  emit(event: string, ...args: unknown[]): boolean;
  /** Lets everything go. Called once. */
  leave(code: number): void;
}

/** How an app ends, in Electron's order. */
export class AppEnding {
  readonly #needs: AppEndingNeeds;
  #state: 'staying' | 'quitting' | 'exiting' | 'gone' = 'staying';
  #exitCode = 0;

  constructor(needs: AppEndingNeeds) {
    this.#needs = needs;
  }

  /** Whether it is on its way out. */
  get isLeaving(): boolean {
    return this.#state !== 'staying';
  }

  /** Asks everybody: `before-quit`, each window's `close`, `will-quit`; any of them may hold it back. */
  quit(): void {
    if (this.isLeaving) return;
    const event = cancelableEvent({});
    this.#needs.emit('before-quit', event);
    // A listener that quits in the middle of it begins it anew, as in Electron, and may have gone through with it.
    if (event.defaultPrevented || this.#state === 'gone') return;
    this.#state = 'quitting';
    const windows = this.#needs.windows();
    if (windows.length === 0) this.#willQuit();
    for (const window of windows) window.close();
  }

  /** Asks nobody. */
  exit(code: number): void {
    if (this.#state === 'gone') return;
    this.#exitCode = code;
    this.#state = 'exiting';
    const windows = this.#needs.windows();
    if (windows.length === 0) this.#leave();
    for (const window of windows) window.destroy();
  }

  /** The last window has gone. */
  allWindowsClosed(): void {
    switch (this.#state) {
      case 'staying':
        // Electron's own listener quits where there is no other.
        if (!this.#needs.emit('window-all-closed')) this.quit();
        return;
      case 'quitting':
        this.#willQuit();
        return;
      case 'exiting':
        this.#leave();
        return;
      case 'gone':
        return;
    }
  }

  /** A window stays, and so does the app. */
  closeHeld(): void {
    if (this.#state === 'quitting') this.#state = 'staying';
  }

  #willQuit(): void {
    const event = cancelableEvent({});
    this.#needs.emit('will-quit', event);
    if (event.defaultPrevented) this.#state = 'staying';
    else this.#leave();
  }

  #leave(): void {
    this.#state = 'gone';
    this.#needs.emit('quit', {}, this.#exitCode);
    this.#needs.leave(this.#exitCode);
  }
}
