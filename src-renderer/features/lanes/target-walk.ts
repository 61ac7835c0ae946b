import type { LaneId } from '#contract/task';
import type { TimeSpan } from '../../canvas/time-span';
import { markGroups } from './draw-marks';
import { rowOfLane } from './lane-rows';
import { type LaneTarget, stretchOfTarget } from './lane-target';
import type { LanesScene } from './lanes-scene';
import type { Direction } from './nearest-on-lane';
import { nearestOnRows } from './walk-across';
import { nextOnLane } from './walk-along';

/** A step of the keyboard: along the lane, to another lane, or to the ends of this one. */
export type WalkStep = 'previous' | 'next' | 'up' | 'down' | 'first' | 'last';

/** Where a step leads to. */
export interface Walked {
  /** null: nowhere, there is nothing. */
  readonly target: LaneTarget | null;
  /** Where on a lane there may be something nearer that nobody has told of yet; null: nowhere. */
  readonly unknown: { readonly lane: LaneId; readonly span: TimeSpan; readonly direction: Direction } | null;
}

const DIRECTIONS = { previous: -1, next: 1, first: 1, last: -1 } as const;

/**
 * A step from what the keyboard is at. Marks stand on a row of their own, above all lanes.
 *
 * @param beginMs before it the run has nothing
 */
export function walk(scene: LanesScene, from: LaneTarget | null, step: WalkStep, beginMs: number): Walked {
  if (from?.kind === 'marks') return known(walkMarks(scene, from, step));
  const stretch = from === null ? null : stretchOfTarget(from, scene.atMs);
  if (from === null || stretch === null) return known(anywhere(scene));
  if (step === 'up' || step === 'down') {
    const by = step === 'up' ? -1 : 1;
    const middleMs = (stretch.fromMs + stretch.toMs) / 2;
    const found = nearestOnRows(scene, rowOfLane(scene.rows, stretch.lane) + by, by, middleMs);
    return known(found ?? (step === 'up' ? nearestMarks(scene, middleMs) : null) ?? from);
  }
  const direction = DIRECTIONS[step];
  const isEnd = step === 'first' || step === 'last';
  const { target, unknown } = nextOnLane(scene, stretch.lane, direction, isEnd ? null : from, beginMs);
  return {
    target: target ?? from,
    unknown: unknown === null ? null : { lane: stretch.lane, span: unknown, direction },
  };
}

function known(target: LaneTarget | null): Walked {
  return { target, unknown: null };
}

/** Where a walk begins. */
function anywhere(scene: LanesScene): LaneTarget | null {
  return nearestOnRows(scene, scene.seen.from, 1, scene.atMs) ?? nearestMarks(scene, scene.atMs);
}

function walkMarks(scene: LanesScene, from: LaneTarget & { readonly kind: 'marks' }, step: WalkStep) {
  const groups = markGroups(scene);
  const atMs = from.marks[0]?.atMs ?? 0;
  const marksOf = (at: number): LaneTarget => {
    const group = groups.at(Math.max(0, at));
    return group === undefined ? from : { kind: 'marks', marks: group.marks };
  };
  // The last group that begins no later: how they are grouped depends on how near one looks.
  const here = groups.findLastIndex(({ marks }) => (marks[0]?.atMs ?? 0) <= atMs);
  switch (step) {
    case 'previous':
      return marksOf(here - 1);
    case 'next':
      return marksOf(Math.min(here + 1, groups.length - 1));
    case 'first':
      return marksOf(0);
    case 'last':
      return marksOf(groups.length - 1);
    case 'down':
      return nearestOnRows(scene, 0, 1, atMs) ?? from;
    case 'up':
      return from;
    default:
      return step satisfies never;
  }
}

function nearestMarks(scene: LanesScene, atMs: number): LaneTarget | null {
  let nearest: LaneTarget | null = null;
  let leastMs = Number.POSITIVE_INFINITY;
  for (const { marks } of markGroups(scene)) {
    const awayMs = Math.abs((marks[0]?.atMs ?? 0) - atMs);
    if (awayMs >= leastMs) continue;
    nearest = { kind: 'marks', marks };
    leastMs = awayMs;
  }
  return nearest;
}
