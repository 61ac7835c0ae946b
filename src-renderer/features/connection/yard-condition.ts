import type { YardPhase } from '#contract/yard-view';
import { isBusy } from '../../state/selectors';
import type { YardState } from '../../state/yard-store';

/** How it stands with the yard, as one mark can tell it. `ready`: it runs and has nothing to do. */
export type YardCondition = 'unknown' | 'ready' | 'paused' | 'held' | 'recording' | YardPhase;

/** The condition, and in words all that is to be known at a glance. */
export function conditionOf(state: YardState): { readonly kind: YardCondition; readonly words: string } {
  const { connection, run, view, clock, dispatchHeld, recording } = state;
  if (connection.kind === 'lost') return { kind: 'unknown', words: 'not connected' };
  if (run === 0) return { kind: 'unknown', words: 'connecting' };
  if (recording !== null) return { kind: 'recording', words: 'recording' };
  const paused = clock.paused && view.phase !== 'stopped';
  if (view.phase !== 'running') {
    return { kind: view.phase, words: paused ? `${view.phase}, paused` : view.phase };
  }
  if (paused) return { kind: 'paused', words: dispatchHeld ? 'paused, held' : 'paused' };
  if (dispatchHeld) return { kind: 'held', words: 'held' };
  return isBusy(state) ? { kind: 'running', words: 'running' } : { kind: 'ready', words: 'ready' };
}
