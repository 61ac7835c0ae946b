import { isConserved, pendingOf } from '#contract/counts';
import type { CancelReason } from '#contract/task';
import type { ShutdownMode } from '#contract/task-event';
import type { RunState } from './run-state';
import type { Sweeper } from './sweep';
import { FunctionAlarm } from './timetable';

/**
 * The way down: `running → draining → cancelling → stopped`.
 *
 * - `finish-running`: what waits is cancelled, what runs may end, nothing is retried;
 * - `finish-all`: everything accepted runs to its end;
 * - `cancel-now`: everything is cancelled.
 *
 * A grace period bounds the first two. A second request cancels now, whatever it says.
 */
export class Shutdown {
  readonly #state: RunState;
  readonly #sweeper: Sweeper;
  readonly #graceAlarm = new FunctionAlarm(() => this.#cancelAll('grace-expired'));

  constructor(state: RunState, sweeper: Sweeper) {
    this.#state = state;
    this.#sweeper = sweeper;
  }

  request(mode: ShutdownMode, graceMs: number | null): void {
    const { phase, journal, timetable } = this.#state;
    if (phase === 'running') {
      journal.shutdownRequested(mode, graceMs);
      this.#begin(mode);
      if (graceMs !== null && this.#state.phase === 'draining') timetable.set(this.#graceAlarm, graceMs);
    } else if (phase === 'draining') {
      journal.shutdownRequested('cancel-now', null);
      this.#cancelAll('shutdown');
    }
    // While cancelling there is nothing left to escalate to.
  }

  /** Stops the run when nothing is left in it. */
  completeIfDone(): void {
    const { phase, tasks, lanes, journal, timetable } = this.#state;
    if (phase === 'running' || phase === 'stopped') return;
    if (tasks.pending > 0 || lanes.isAnyOccupied) return;
    lanes.resize(0);
    const { counts } = journal;
    if (!isConserved(counts) || pendingOf(counts) !== 0) {
      throw new Error(`the books do not balance at shutdown: ${JSON.stringify(counts)}`);
    }
    this.#state.phase = 'stopped';
    timetable.stop();
    journal.shutdownCompleted();
  }

  #begin(mode: ShutdownMode): void {
    switch (mode) {
      case 'finish-running':
        this.#state.phase = 'draining';
        this.#state.allowsRetries = false;
        this.#sweeper.begin('shutdown', 'waiting');
        this.#state.lanes.resize(0);
        return;
      case 'finish-all':
        this.#state.phase = 'draining';
        return;
      case 'cancel-now':
        this.#cancelAll('shutdown');
        return;
    }
  }

  #cancelAll(reason: CancelReason): void {
    this.#state.phase = 'cancelling';
    this.#state.allowsRetries = false;
    this.#state.timetable.clear(this.#graceAlarm);
    this.#sweeper.begin(reason, 'all');
    this.#state.lanes.resize(0);
  }
}
