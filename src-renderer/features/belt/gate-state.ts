import { countOf } from '#contract/count-text';
import { durationText } from '#contract/duration-text';
import type { LaneView } from '#contract/yard-view';
import { type BeltMoment, isOccupied } from './belt-moment';
import type { TokenLevel } from './token-gauge';

/** Whether the next task may pass the gate to a lane, and why not, in few words. */
export interface GateState {
  readonly open: boolean;
  readonly words: string;
}

export function gateStateOf(moment: BeltMoment, tokens: TokenLevel | null, nowMs: number): GateState {
  const closed = (words: string): GateState => ({ open: false, words });
  const { phase, shutdownMode, dispatchHeld, lanes, ghosts, queues, siding, limits } = moment;
  if (phase === 'stopped') return closed('the yard is stopped');
  if (phase === 'cancelling') return closed('nothing starts any more');
  if (phase === 'draining' && shutdownMode === 'finish-running') return closed('nothing starts any more');
  if (dispatchHeld) return closed('dispatch is held');
  const queued = queues.high.count + queues.medium.count + queues.low.count;
  const isHolding = lanes.some(({ hold }) => hold !== null);
  if (queued === 0 && siding.count === 0 && !isHolding) return { open: true, words: 'nothing waits' };
  const spend = limits?.retriesSpendTokens !== false;
  const lacksToken = tokens !== null && tokens.available < 1;
  // A retry that a lane holds has its lane already, and waits for a token like everything else.
  const held = lanes.filter(({ hold }) => hold !== null && hold.dueMs <= nowMs);
  if (held.some((lane) => !hasGhost(lane, ghosts))) {
    return spend && lacksToken ? closed(nextToken(tokens)) : { open: true, words: 'open' };
  }
  const isRetryDue = siding.known.some(({ dueMs }) => dueMs <= nowMs);
  if (queued === 0 && !isRetryDue) {
    return held.length > 0 ? closed('a ghost is in the way') : { open: true, words: 'nothing is due' };
  }
  const open = lanes.filter((lane) => lane.open);
  if (open.every((lane) => isOccupied(lane, ghosts))) {
    if (open.length === 0) return closed('no lane is open');
    return closed(open.length === 1 ? 'its lane is busy' : `all ${countOf(open.length, 'lane')} busy`);
  }
  if ((queued > 0 || spend) && lacksToken) return closed(nextToken(tokens));
  return { open: true, words: 'open' };
}

function nextToken({ nextInMs }: TokenLevel): string {
  return `next token in ${durationText(nextInMs)}`;
}

function hasGhost({ lane, occupancy }: LaneView, ghosts: BeltMoment['ghosts']): boolean {
  return occupancy.kind === 'settled' && ghosts.has(lane);
}
