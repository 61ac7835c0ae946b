import type { RunSession } from './run-session';
import { CANCELLING, leavingAtOnce } from './wording';

export interface InterruptNeeds {
  readonly session: RunSession;
  /** How long the first request lets work go on; null: as long as it takes. */
  readonly graceMs: number | null;
  /** Tells people, one line without its line feed. */
  readonly say: (line: string) => void;
}

/**
 * What the next Ctrl+C does: the first lets running work end, the second cancels it, the third leaves at
 * once and names the lanes that hang.
 */
export class Interrupts {
  readonly #needs: InterruptNeeds;
  #count = 0;

  constructor(needs: InterruptNeeds) {
    this.#needs = needs;
  }

  take(): void {
    const { session, graceMs, say } = this.#needs;
    if (session.isOver) return;
    this.#count++;
    switch (this.#count) {
      case 1:
        say('Draining: running attempts may end. Ctrl+C again cancels them.');
        session.shutDownSoon('finish-running', graceMs);
        return;
      case 2:
        say(CANCELLING);
        session.shutDownSoon('cancel-now', null);
        return;
      default:
        say(leavingAtOnce(session.hangingLanes()));
        session.leave();
    }
  }
}
