import type { KeptRun } from '#contract/kept-runs';
import type { Clock } from '../engine/ports';
import type { SliceHost } from '../feed/slices';
import { YardFeed } from '../feed/yard-feed';

export interface RecordedFeedNeeds {
  /** The host's clock: it paces windows. */
  readonly clock: Clock;
  /** The run that windows know it by; default: as of a yard. */
  readonly run?: number;
  /** Settled tasks to remember. Default: as a yard does. */
  readonly maxSettled?: number;
  readonly sliceHost?: SliceHost;
  /** The run that is shown. */
  readonly kept?: () => KeptRun | null;
}

/** A feed that tells of a recorded run what the feed of its yard told, as of its last event: its time stands. */
export function recordedFeed(needs: RecordedFeedNeeds): YardFeed {
  const { clock, run, maxSettled, sliceHost, kept } = needs;
  const feed: YardFeed = new YardFeed({
    clock,
    gauges: {
      elapsedMs: () => 0,
      // A log tells of a ghost when it has stopped; of one that had not, nobody knows.
      ghostLanes: () => [],
      tokens: () => null,
      phase: () => feed.phase,
      toSubmit: () => 0,
      neverSubmitted: () => 0,
      deadlines: () => [],
      clock: () => ({ speed: 1, paused: true }),
      dispatchHeld: () => false,
      shutdownBy: () => null,
      nextLimits: () => null,
    },
    ...(run === undefined ? null : { run }),
    ...(kept === undefined ? null : { recording: kept }),
    ...(maxSettled === undefined ? null : { maxSettled }),
    ...(sliceHost === undefined ? null : { sliceHost }),
  });
  return feed;
}
