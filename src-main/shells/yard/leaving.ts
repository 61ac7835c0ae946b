import type { ShutdownBy } from '#contract/feed-message';
import type { ShutdownMode } from '#contract/task-event';

/** How long running work may go on after a first request to leave, in milliseconds. */
export const LEAVE_GRACE_MS = 10_000;

/** What leaving needs of a yard. */
export interface DrainedYard {
  drain(mode: ShutdownMode, graceMs: number | null, by: ShutdownBy): Promise<void>;
}

/**
 * The way out of a program that has work: the first request lets what runs end within its grace, any
 * further one cancels it, and `leave` is called once, when the yard has stopped.
 */
export class Leaving {
  readonly #yard: DrainedYard;
  readonly #leave: () => void;
  #requests = 0;
  #state: 'staying' | 'draining' | 'stopped' = 'staying';

  constructor(yard: DrainedYard, leave: () => void) {
    this.#yard = yard;
    this.#leave = leave;
  }

  /** Whether the yard has stopped, so that nothing holds the program any more. */
  get isFree(): boolean {
    return this.#state === 'stopped';
  }

  /**
   * @param by who asks
   * @returns how often it has been asked to leave, this time included
   */
  request(by: ShutdownBy): number {
    this.#requests++;
    if (this.#state === 'stopped') return this.#requests;
    const isFirst = this.#state === 'staying';
    this.#state = 'draining';
    const drained = isFirst
      ? this.#yard.drain('finish-running', LEAVE_GRACE_MS, by)
      : this.#yard.drain('cancel-now', null, by);
    void drained.then(() => this.#free());
    return this.#requests;
  }

  #free(): void {
    if (this.#state === 'stopped') return;
    this.#state = 'stopped';
    this.#leave();
  }
}
