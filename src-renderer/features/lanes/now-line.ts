import { isBusy, yardNowMs } from '../../state/selectors';
import type { Yard } from '../../state/yard-store';

/**
 * The yard's time as a picture shows it, in milliseconds of the run. Between two messages it is guessed on;
 * a message that shows the guess to have been too long holds the line for a moment, never sends it back.
 */
export function createNowLine(yard: Yard): () => number {
  let run = 0;
  let shownMs = 0;
  return () => {
    const state = yard.store.getState();
    const nowMs = yardNowMs(state, yard.hostNow());
    const goesOn = state.run === run && isBusy(state);
    shownMs = goesOn ? Math.max(shownMs, nowMs) : nowMs;
    run = state.run;
    return shownMs;
  };
}
