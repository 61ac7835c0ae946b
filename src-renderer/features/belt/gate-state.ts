import { countOf } from '../../components/count-text';
import { durationText } from '../../components/duration-text';
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
  const isRetryDue = siding.known.some(({ dueMs }) => dueMs <= nowMs);
  if (queued === 0 && siding.count === 0) return { open: true, words: 'nothing waits' };
  if (queued === 0 && !isRetryDue) return { open: true, words: 'nothing is due' };
  const needsToken = queued > 0 || limits?.retriesSpendTokens !== false;
  const open = lanes.filter((lane) => lane.open);
  if (open.every((lane) => isOccupied(lane, ghosts))) {
    if (open.length === 0) return closed('no lane is open');
    return closed(open.length === 1 ? 'its lane is busy' : `all ${countOf(open.length, 'lane')} busy`);
  }
  if (needsToken && tokens !== null && tokens.available < 1) {
    return closed(`next token in ${durationText(tokens.nextInMs)}`);
  }
  return { open: true, words: 'open' };
}
