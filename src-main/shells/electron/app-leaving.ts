import type { ShutdownBy } from '#contract/feed-message';
import type { CancelTimer, Clock } from '../../engine/ports';
import type { AppLog } from './app-log';
import type { LeftYard } from './left-yard';
import type { QuitChoice } from './quit-question';

/** After an interrupt running work may go on for so long, in milliseconds: whoever sends one will not wait. */
export const INTERRUPT_GRACE_MS = 2_000;
/** Cancelled work that has not stopped after so long is left behind, in milliseconds. */
export const CANCEL_LIMIT_MS = 3_000;

export interface AppLeavingNeeds {
  readonly yard: LeftYard;
  /** Paces the app, and goes on while the yard's clock stands still. */
  readonly clock: Clock;
  readonly log: AppLog;
  /** Asks people what to do with running work. The signal takes the question back. */
  ask(signal: AbortSignal): Promise<QuitChoice>;
  /** Nothing holds the app any more: quit it. Called once, and never while somebody asks whether it may go. */
  quit(): void;
  /** Leave this very moment. The books of the yard are closed by then. */
  exit(): void;
}

type State =
  | { readonly kind: 'staying' }
  /** A question is on the screen. */
  | { readonly kind: 'asking'; readonly takeBack: AbortController }
  /** Running work may end. */
  | { readonly kind: 'finishing' }
  /** What runs has been told to stop. */
  | { readonly kind: 'cancelling' }
  | { readonly kind: 'free' };

/**
 * The app's way out. Without work it leaves at once; with work it asks, and asks only once: a further request
 * cancels what runs, and one after that leaves it behind. Where there is nobody to ask, as after a signal or
 * when the machine goes down, it does not ask.
 */
export class AppLeaving {
  readonly #needs: AppLeavingNeeds;
  #state: State = { kind: 'staying' };
  #isInterrupted = false;
  #cancelTimer: CancelTimer | null = null;

  constructor(needs: AppLeavingNeeds) {
    this.#needs = needs;
  }

  /** Whether the app is on its way out, or about to be. */
  get isLeaving(): boolean {
    return this.#state.kind !== 'staying' && this.#state.kind !== 'asking';
  }

  /**
   * Somebody closes the window or quits the app.
   *
   * @returns whether nothing holds it: else it is told to quit later, if at all
   */
  request(): boolean {
    switch (this.#state.kind) {
      case 'staying':
        if (this.#needs.yard.hasWork()) void this.#ask();
        else this.#freeAtOnce('quit');
        break;
      case 'asking':
        break;
      case 'finishing':
        this.#cancel('quit');
        break;
      case 'cancelling':
        this.#giveUp();
        break;
      case 'free':
        break;
      default:
        return this.#state satisfies never;
    }
    return this.#state.kind === 'free';
  }

  /** Ctrl+C or another signal asks this process to end; the second one ends it, whatever people have asked for. */
  interrupt(): void {
    if (this.#isInterrupted) {
      this.#exit();
      return;
    }
    this.#isInterrupted = true;
    switch (this.#state.kind) {
      case 'asking':
      case 'staying':
        this.#takeBack();
        if (this.#needs.yard.hasWork()) this.#finish(INTERRUPT_GRACE_MS, 'interrupt');
        else this.#quit('interrupt');
        return;
      case 'finishing':
        // Whoever sends a signal does not wait as long as people who watch.
        this.#limit(INTERRUPT_GRACE_MS, () => this.#cancel('interrupt'));
        return;
      case 'cancelling':
      case 'free':
        // It goes as soon as it would after a signal.
        return;
      default:
        this.#state satisfies never;
    }
  }

  /** The machine goes down: what runs is cancelled before this returns, and nobody is asked. */
  endWithSystem(): void {
    if (this.#state.kind === 'free') return;
    this.#takeBack();
    this.#quit('system');
  }

  async #ask(): Promise<void> {
    const takeBack = new AbortController();
    this.#state = { kind: 'asking', takeBack };
    let choice: QuitChoice = 'stay';
    try {
      choice = await this.#needs.ask(takeBack.signal);
    } catch (error) {
      this.#needs.log.error('the question before quitting could not be asked', error);
    }
    if (takeBack.signal.aborted) return;
    this.#state = { kind: 'staying' };
    switch (choice) {
      case 'finish':
        this.#finish(null, 'quit');
        return;
      case 'cancel':
        this.#cancel('quit');
        return;
      case 'stay':
        return;
      default:
        choice satisfies never;
    }
  }

  #takeBack(): void {
    if (this.#state.kind === 'asking') this.#state.takeBack.abort();
  }

  /** @param graceMs null: as long as it takes */
  #finish(graceMs: number | null, by: ShutdownBy): void {
    const { yard } = this.#needs;
    this.#state = { kind: 'finishing' };
    // Asked for once more, a shutdown under way would cancel what it lets end.
    const isUnderWay = yard.phase !== 'running';
    const stopped = isUnderWay ? yard.stopped() : yard.drain('finish-running', graceMs, by);
    if (isUnderWay && graceMs !== null) this.#limit(graceMs, () => this.#cancel(by));
    this.#quitOnce(stopped);
  }

  #cancel(by: ShutdownBy): void {
    this.#state = { kind: 'cancelling' };
    this.#quitOnce(this.#needs.yard.drain('cancel-now', null, by));
    this.#limit(CANCEL_LIMIT_MS, () => {
      this.#giveUp();
      this.#needs.quit();
    });
  }

  /** Ends the log of a yard that has nothing to lose, and waits for nobody. */
  #freeAtOnce(by: ShutdownBy): void {
    void this.#needs.yard.drain('cancel-now', null, by);
    this.#free();
  }

  #quit(by: ShutdownBy): void {
    this.#freeAtOnce(by);
    this.#needs.quit();
  }

  /** Waits no more for what does not stop. */
  #giveUp(): void {
    const lanes = this.#needs.yard.hangingLanes();
    this.#needs.log.warn(`leaving work behind that does not stop, on lanes ${lanes.join(', ')}`);
    this.#free();
  }

  #exit(): void {
    const { yard, log, exit } = this.#needs;
    log.warn('interrupted again: leaving at once');
    try {
      // Whatever was accepted is settled when this returns.
      void yard.drain('cancel-now', null, 'interrupt');
    } catch (error) {
      log.error('the yard could not be ended', error);
    }
    exit();
  }

  #quitOnce(stopped: Promise<void>): void {
    void stopped.then(() => {
      if (this.#state.kind === 'free') return;
      this.#free();
      this.#needs.quit();
    });
  }

  #free(): void {
    this.#cancelTimer?.();
    this.#cancelTimer = null;
    this.#state = { kind: 'free' };
  }

  #limit(afterMs: number, run: () => void): void {
    const { clock } = this.#needs;
    this.#cancelTimer?.();
    this.#cancelTimer = clock.at(clock.now() + afterMs, run);
  }
}
