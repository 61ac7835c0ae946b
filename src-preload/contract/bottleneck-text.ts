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

/** What holds a run up: one thing for most of the time, or none alone; or why that cannot be told. */
type Holdup =
  | 'nothing-ran'
  | 'nothing-pending'
  | 'no-time'
  | 'lanes'
  | 'tokens'
  | 'dispatch'
  | 'closed-loop'
  | 'arrivals'
  | 'several';

function holdupOf({ bottleneck, accepted }: BottleneckFigures): Holdup {
  if (accepted.open + accepted.closed === 0) return 'nothing-ran';
  if (bottleneck === null) return 'nothing-pending';
  if (bottleneck.spanMs === 0) return 'no-time';
  if (bottleneck.waitingForLane >= MOST_OF_THE_TIME) return 'lanes';
  if (bottleneck.waitingForToken >= MOST_OF_THE_TIME) return 'tokens';
  if (bottleneck.dispatchHeld >= MOST_OF_THE_TIME) return 'dispatch';
  if (bottleneck.keepingUp < MOST_OF_THE_TIME) return 'several';
  return accepted.open === 0 ? 'closed-loop' : 'arrivals';
}

/** What holds a run up, in one line: the same in a window, in the terminal and in a report. */
export function bottleneckText(figures: BottleneckFigures): string {
  const { bottleneck } = figures;
  const holdup = holdupOf(figures);
  if (holdup === 'nothing-ran') return 'Nothing has run yet.';
  if (bottleneck === null) return 'Nothing is pending.';
  const { waitingForLane, waitingForToken, dispatchHeld, keepingUp } = bottleneck;
  const kept = `the yard kept up ${shareText(keepingUp)} of the time, lanes ${lanesText(bottleneck)}`;
  switch (holdup) {
    case 'nothing-pending':
      return 'Nothing is pending.';
    case 'no-time':
      return 'No time has passed yet.';
    case 'lanes':
      return `Lanes are the bottleneck: ${lanesText(bottleneck)}, tasks waited for one ${shareText(waitingForLane)} of the time.`;
    case 'tokens':
      return `Tokens are the bottleneck: tasks waited for one ${shareText(waitingForToken)} of the time, lanes ${lanesText(bottleneck)}.`;
    case 'dispatch':
      return `Dispatch is the bottleneck: it was held ${shareText(dispatchHeld)} of the time while tasks could have started.`;
    case 'closed-loop':
      return `The closed loop is the bottleneck: ${kept}.`;
    case 'arrivals':
      return `Arrivals are the bottleneck: ${kept}.`;
    case 'several': {
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
    default:
      return holdup satisfies never;
  }
}

/** The same in a few words, where there is room for no more: what holds up, and by how much. */
export function bottleneckBrief(figures: BottleneckFigures): string {
  const { bottleneck } = figures;
  const holdup = holdupOf(figures);
  if (bottleneck === null) return '–';
  switch (holdup) {
    case 'nothing-ran':
    case 'nothing-pending':
    case 'no-time':
      return '–';
    case 'lanes':
      return `lanes busy ${shareText(bottleneck.lanesBusy)}`;
    case 'tokens':
      return `waiting for tokens ${shareText(bottleneck.waitingForToken)} of the time`;
    case 'dispatch':
      return `dispatch held ${shareText(bottleneck.dispatchHeld)} of the time`;
    case 'closed-loop':
      return `the closed loop, kept up ${shareText(bottleneck.keepingUp)} of the time`;
    case 'arrivals':
      return `arrivals, kept up ${shareText(bottleneck.keepingUp)} of the time`;
    case 'several':
      return 'none alone';
    default:
      return holdup satisfies never;
  }
}

function lanesText({ lanesBusy, lanesHeld }: Bottleneck): string {
  const busy = `busy ${shareText(lanesBusy)}`;
  return lanesHeld < WORTH_TELLING ? busy : `${busy}, held for retries ${shareText(lanesHeld)}`;
}
