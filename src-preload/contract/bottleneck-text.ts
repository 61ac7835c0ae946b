import type { Bottleneck, Loop } from './run-figures';
import { shareText } from './share-text';

/** What is lacking for at least so much of the time is the bottleneck, as a share. */
const MOST_OF_THE_TIME = 0.5;
/** Lanes held for at least such a share of their time are told of. */
const WORTH_TELLING = 0.05;

/** What the line is made from: a run's figures, or the live ones. */
export interface BottleneckFigures {
  /** null: nothing was pending in the time that it looks back over. */
  readonly bottleneck: Bottleneck | null;
  /** Tasks accepted in the whole run, by how they arrived. */
  readonly accepted: Readonly<Record<Loop, number>>;
}

/** What holds a run up, in one line: the same in a window, in the terminal and in a report. */
export function bottleneckText({ bottleneck, accepted }: BottleneckFigures): string {
  if (accepted.open + accepted.closed === 0) return 'Nothing has run yet.';
  if (bottleneck === null) return 'Nothing is pending.';
  const { spanMs, waitingForLane, waitingForToken, dispatchHeld, keepingUp } = bottleneck;
  if (spanMs === 0) return 'No time has passed yet.';
  if (waitingForLane >= MOST_OF_THE_TIME) {
    return `Lanes are the bottleneck: ${lanesText(bottleneck)}, tasks waited for one ${shareText(waitingForLane)} of the time.`;
  }
  if (waitingForToken >= MOST_OF_THE_TIME) {
    return `Tokens are the bottleneck: tasks waited for one ${shareText(waitingForToken)} of the time, lanes ${lanesText(bottleneck)}.`;
  }
  if (dispatchHeld >= MOST_OF_THE_TIME) {
    return `Dispatch is the bottleneck: it was held ${shareText(dispatchHeld)} of the time while tasks could have started.`;
  }
  if (keepingUp >= MOST_OF_THE_TIME) {
    const kept = `the yard kept up ${shareText(keepingUp)} of the time, lanes ${lanesText(bottleneck)}`;
    if (accepted.open === 0) return `The closed loop is the bottleneck: ${kept}.`;
    return `Arrivals are the bottleneck: ${kept}.`;
  }
  const parts = [
    { share: waitingForLane, of: 'tasks waited for a lane' },
    { share: waitingForToken, of: 'tasks waited for a token' },
    { share: dispatchHeld, of: 'dispatch was held' },
    { share: keepingUp, of: 'the yard kept up' },
  ];
  const told = parts
    .filter(({ share }) => share >= WORTH_TELLING)
    .map(({ share, of }) => `${of} ${shareText(share)}`);
  return `There is no one bottleneck: ${told.join(', ')} of the time.`;
}

function lanesText({ lanesBusy, lanesHeld }: Bottleneck): string {
  const busy = `busy ${shareText(lanesBusy)}`;
  return lanesHeld < WORTH_TELLING ? busy : `${busy}, held for retries ${shareText(lanesHeld)}`;
}
