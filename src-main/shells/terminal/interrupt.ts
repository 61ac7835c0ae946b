import type { RunSession } from './run-session';

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
        say('Cancelling what still runs. Ctrl+C again leaves at once.');
        session.shutDownSoon('cancel-now', null);
        return;
      default:
        say(`Leaving at once; ${describeHang(session.hangingLanes())}.`);
        session.leave();
    }
  }
}

function describeHang(lanes: readonly number[]): string {
  if (lanes.length === 0) return 'no lane hangs';
  return lanes.length === 1 ? `lane ${lanes[0]} hangs` : `lanes ${lanes.join(', ')} hang`;
}
