import type { YardState } from '../../state/yard-store';

/** Why the clock cannot be paused now, or resumed; null: it can. */
export function whyNoPause({ connection, view, clock, shutdownBy }: YardState): string | null {
  if (connection.kind !== 'open') return 'No connection to the yard';
  if (view.phase === 'stopped') return 'The yard is stopped';
  // The program that the yard is in leaves: its time goes on, so that it can.
  const isLeft = shutdownBy !== null && shutdownBy !== 'window' && shutdownBy !== 'api';
  return isLeft && !clock.paused ? 'The yard is being left: its clock goes on' : null;
}

/** Why dispatch cannot be held now, or released; null: it can. */
export function whyNoHold({ connection, view }: YardState): string | null {
  if (connection.kind !== 'open') return 'No connection to the yard';
  switch (view.phase) {
    case 'running':
      return null;
    case 'draining':
    case 'cancelling':
      return 'The yard is shutting down: a hold would keep it from its end';
    case 'stopped':
      return 'The yard is stopped';
  }
}
