import { whyNothingChanges } from '../../state/selectors';
import type { YardState } from '../../state/yard-store';

/** Why the clock cannot be paused now, or resumed; null: it can. */
export function whyNoPause(state: YardState): string | null {
  const { view, clock, shutdownBy } = state;
  const why = whyNothingChanges(state);
  if (why !== null) return why;
  if (view.phase === 'stopped') return 'The yard is stopped';
  // The program that the yard is in leaves: its time goes on, so that it can.
  const isLeft = shutdownBy !== null && shutdownBy !== 'window' && shutdownBy !== 'api';
  return isLeft && !clock.paused ? 'The yard is being left: its clock goes on' : null;
}

/** Why dispatch cannot be held now, or released; null: it can. */
export function whyNoHold(state: YardState): string | null {
  const why = whyNothingChanges(state);
  if (why !== null) return why;
  switch (state.view.phase) {
    case 'running':
      return null;
    case 'draining':
    case 'cancelling':
      return 'The yard is shutting down: a hold would keep it from its end';
    case 'stopped':
      return 'The yard is stopped';
  }
}
