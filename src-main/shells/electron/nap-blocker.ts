import type { PowerSaveBlocker } from 'electron';
import type { Busyness } from './busy-spell';

/**
 * Keeps macOS from letting the app nap while the yard works: once its window is covered or hidden for a while, the
 * timers of the whole program would come seconds late, and with them every timeout, backoff and measured time. It
 * keeps the machine from going to sleep by itself, too, so it lets go as soon as nothing goes on.
 */
export class NapBlocker {
  readonly #blocker: Pick<PowerSaveBlocker, 'start' | 'stop'>;
  readonly #isNeeded: boolean;
  #id: number | null = null;

  constructor(blocker: Pick<PowerSaveBlocker, 'start' | 'stop'>, platform: NodeJS.Platform) {
    this.#blocker = blocker;
    this.#isNeeded = platform === 'darwin';
  }

  take(busyness: Busyness): void {
    if (!this.#isNeeded) return;
    if (busyness.kind !== 'busy' || busyness.isResting) this.release();
    else this.#id ??= this.#blocker.start('prevent-app-suspension');
  }

  release(): void {
    if (this.#id !== null) this.#blocker.stop(this.#id);
    this.#id = null;
  }
}
