import type { Bar } from '#contract/bar-columns';
import type { LaneView } from '#contract/yard-view';
import type { HistoryPicture } from '../../src-renderer/features/lanes/history-picture';
import type { LanesMoment } from '../../src-renderer/features/lanes/lanes-moment';
import { type LanesChoice, type LanesScene, sceneOf } from '../../src-renderer/features/lanes/lanes-scene';
import { barOf, ringOf } from '../support/bars';

export const RUNNING = { kind: 'attempt', task: 7, attempt: 2, fromMs: 4_000, deadlineMs: 6_000 } as const;

/** An open lane that has nothing to do, but for what is given. */
export function laneOf(lane: number, some: Partial<LaneView> = {}): LaneView {
  const nothing = { open: true, firstAtMs: 0, lastAtMs: 0, occupancy: { kind: 'idle' }, hold: null } as const;
  return { lane, ...nothing, ...some };
}

export function momentWith(
  some: Partial<LanesMoment> & { readonly shown?: readonly Bar[] } = {},
): LanesMoment {
  const { shown = [], ...rest } = some;
  const atMs = rest.atMs ?? 5_000;
  return {
    run: 1,
    atMs,
    goesOn: true,
    hasNow: true,
    isFrozen: false,
    endMs: atMs,
    maxAttempts: 3,
    lanes: [laneOf(1), laneOf(2)],
    bars: ringOf(shown),
    marks: [],
    ghostLanes: [],
    deadlines: [],
    span: { fromMs: 0, toMs: atMs },
    ...rest,
  };
}

/** A picture of 1 000 pixels beside its gutter, of the first ten seconds: 10 ms a pixel. */
export function sceneWith(
  moment: LanesMoment,
  choice: Partial<LanesChoice> = {},
  history: readonly HistoryPicture[] = [],
): LanesScene {
  const box = { widthPx: 1_054, heightPx: 240, scrollTopPx: 0, pixelRatio: 1 };
  const nothing = { selectedTask: null, stretches: [], target: null };
  return sceneOf(moment, { fromMs: 0, toMs: 10_000 }, box, { ...nothing, ...choice }, history);
}

export { barOf };
