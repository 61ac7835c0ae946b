import { isBusy, yardNowMs } from './selectors';
import type { Yard, YardState } from './yard-store';

/** What was said last, and of what. */
interface Said {
  run: number;
  clock: YardState['clock'];
  atMs: number;
}

const said = new WeakMap<Yard, Said>();

/**
 * The yard's time as a window shows it, in milliseconds of the run, the same everywhere in it. Between two
 * messages it is guessed on; a message that shows the guess to have been too long holds it for a moment, and does
 * not send it back. Only where the clock was stopped or goes at another speed it is set right at once: what was
 * guessed at ten times the speed would stand for the whole of a pause.
 */
export function yardNow(yard: Yard): number {
  const state = yard.store.getState();
  const { run, clock } = state;
  const nowMs = yardNowMs(state, yard.hostNow());
  const last = said.get(yard);
  if (last === undefined) {
    said.set(yard, { run, clock, atMs: nowMs });
    return nowMs;
  }
  const holds = last.run === run && isBusy(state) && isSame(last.clock, clock);
  last.atMs = holds ? Math.max(last.atMs, nowMs) : nowMs;
  last.run = run;
  last.clock = clock;
  return last.atMs;
}

function isSame(one: YardState['clock'], other: YardState['clock']): boolean {
  return one.paused === other.paused && one.speed === other.speed;
}
