import { type LaneId, OUTCOMES, type Outcome, PRIORITIES, type Priority, type TaskId } from '#contract/task';
import type { Place } from './belt-book';
import { type BeltLayout, slotOf } from './belt-layout';
import { byKey } from './by-key';
import { joined, loopCurve, type PathPoint, type RailPath, straight, switchCurve } from './rail-path';

/** How far the loops of the siding reach out, in pixels. */
const LOOP_PX = 34;

/** The tracks that are always there, to be drawn once. */
export function railsOf(layout: BeltLayout, lanes: number): RailPath[] {
  const { gate, verdict, siding } = layout;
  const rails = [
    ...PRIORITIES.map((priority) => {
      const { tailX, headX, y } = layout.tracks[priority];
      return joined(straight(tailX, y, headX, y), switchCurve(headX, y, gate.entryX, gate.y));
    }),
    straight(gate.entryX, gate.y, gate.exitX, gate.y),
    joined(straight(siding.tailX, siding.y, siding.headX, siding.y), sidingOut(layout)),
    sidingIn(layout),
    ...OUTCOMES.map((outcome) => toBin(layout, outcome)),
  ];
  const { box, kind } = layout.lanes;
  if (kind === 'grid') {
    return [
      ...rails,
      straight(gate.exitX, gate.y, box.x - 5, gate.y),
      straight(box.x + box.width + 5, gate.y, verdict.x, verdict.y),
    ];
  }
  // Where no lane is open the tracks lead to where one would be.
  for (let index = 0; index < Math.max(1, lanes); index++)
    rails.push(toLane(layout, index), fromLane(layout, index));
  return rails;
}

/** The ways that everything takes of a kind, for a stream along them. */
export function streamsOf(layout: BeltLayout) {
  const { gate, lanes, verdict } = layout;
  const { box } = lanes;
  return {
    starts: [
      joined(straight(gate.entryX, gate.y, gate.exitX, gate.y), [box.x - 5, gate.y]),
      straight(box.x + box.width + 5, gate.y, verdict.x, verdict.y),
    ],
    retries: joined(
      sidingIn(layout),
      straight(layout.siding.tailX, layout.siding.y, layout.siding.headX, layout.siding.y),
      sidingOut(layout),
    ),
    ends: byKey(OUTCOMES, (outcome) => toBin(layout, outcome)),
  };
}

/** Where parcels are, for whoever asks for a way from or to them. */
export interface Positions {
  /** Where the task was last drawn; null: nowhere. */
  drawnAt(task: TaskId): PathPoint | null;
  /** The place of a lane among those shown; −1: it is not. */
  laneIndex(lane: LaneId): number;
  /** Where the last of a level's queue stands. */
  lastX(priority: Priority): number;
}

/** The way of a parcel from one place to another along the tracks, from where it was last drawn. */
export function wayOf(
  layout: BeltLayout,
  task: TaskId | null,
  from: Place,
  to: Place,
  positions: Positions,
): RailPath {
  const start = task === null ? null : positions.drawnAt(task);
  const origin = start ?? originOf(layout, from, to, positions);
  const out = outOf(layout, from, to, origin, positions);
  return joined([origin.x, origin.y, origin.x, origin.y], out, into(layout, to, origin, positions));
}

/** Where a parcel that was not drawn comes from. */
function originOf(layout: BeltLayout, from: Place, to: Place, positions: Positions): PathPoint {
  const { tracks, siding, gate, verdict } = layout;
  switch (from.kind) {
    case 'outside': {
      const track = tracks[to.kind === 'queue' ? to.priority : 'low'];
      return { x: track.tailX, y: track.y };
    }
    case 'queue':
      return { x: tracks[from.priority].tailX + 10, y: tracks[from.priority].y };
    case 'siding':
      return { x: (siding.tailX + siding.headX) / 2, y: siding.y };
    case 'lane':
      return laneCentre(layout, positions.laneIndex(from.lane));
    case 'unknown':
      return to.kind === 'lane' ? { x: gate.entryX, y: gate.y } : { x: verdict.x, y: verdict.y };
    case 'bin':
    case 'off':
      return { x: verdict.x, y: verdict.y };
  }
}

/** From where it stands to where the ways part. */
function outOf(
  layout: BeltLayout,
  from: Place,
  to: Place,
  origin: PathPoint,
  positions: Positions,
): RailPath {
  const { tracks, gate, verdict, siding } = layout;
  if (to.kind === 'off' || to.kind === 'queue') return [];
  switch (from.kind) {
    case 'queue': {
      // Settled without a lane: over everything.
      if (to.kind !== 'lane') return joined(straight(origin.x, origin.y, origin.x + 30, 8), [verdict.x, 8]);
      const { headX, y } = tracks[from.priority];
      return joined([headX, y], switchCurve(headX, y, gate.entryX, gate.y));
    }
    case 'siding':
      return to.kind === 'lane'
        ? joined([siding.headX, siding.y], sidingOut(layout))
        : [siding.tailX, siding.y, siding.tailX, siding.y];
    case 'lane': {
      const index = positions.laneIndex(from.lane);
      return index < 0 ? [verdict.x, verdict.y] : fromLane(layout, index);
    }
    default:
      return [];
  }
}

/** The last part of the way. */
function into(layout: BeltLayout, to: Place, origin: PathPoint, positions: Positions): RailPath {
  const { gate, siding, tracks, heightPx } = layout;
  switch (to.kind) {
    case 'lane': {
      const index = positions.laneIndex(to.lane);
      const way = straight(gate.entryX, gate.y, gate.exitX, gate.y);
      return index < 0 ? way : joined(way, toLane(layout, index));
    }
    case 'bin':
      return toBin(layout, to.outcome);
    case 'siding':
      return joined(sidingIn(layout), [siding.tailX - 40, siding.y]);
    case 'queue':
      return [positions.lastX(to.priority), tracks[to.priority].y];
    case 'off':
      return [origin.x + 14, origin.y + 10, origin.x + 22, heightPx + 20];
    case 'outside':
    case 'unknown':
      return [];
  }
}

function toLane(layout: BeltLayout, index: number): RailPath {
  const { gate, lanes } = layout;
  const slot = slotOf(lanes, index);
  const y = slot.y + slot.height / 2;
  if (lanes.kind === 'rows') return switchCurve(gate.exitX, gate.y, slot.x, y);
  const ladderX = lanes.box.x - 5;
  return [gate.exitX, gate.y, ladderX, gate.y, ladderX, y, slot.x + slot.width / 2, y];
}

function fromLane(layout: BeltLayout, index: number): RailPath {
  const { verdict, lanes } = layout;
  const slot = slotOf(lanes, index);
  const y = slot.y + slot.height / 2;
  if (lanes.kind === 'rows') return switchCurve(slot.x + slot.width, y, verdict.x, verdict.y);
  const ladderX = lanes.box.x + lanes.box.width + 5;
  return [slot.x + slot.width / 2, y, ladderX, y, ladderX, verdict.y, verdict.x, verdict.y];
}

function toBin({ verdict, bins }: BeltLayout, outcome: Outcome): RailPath {
  const bin = bins[outcome];
  const y = bin.y + bin.height / 2;
  return joined(switchCurve(verdict.x, verdict.y, bin.x, y), [bin.x + 16, y]);
}

function sidingIn({ verdict, siding }: BeltLayout): RailPath {
  return loopCurve(verdict.x, verdict.y, siding.tailX, siding.y, LOOP_PX);
}

function sidingOut({ siding, gate }: BeltLayout): RailPath {
  return loopCurve(siding.headX, siding.y, gate.entryX, gate.y, -LOOP_PX);
}

function laneCentre({ lanes, gate }: BeltLayout, index: number): PathPoint {
  if (index < 0) return { x: lanes.box.x + lanes.box.width / 2, y: gate.y };
  const slot = slotOf(lanes, index);
  return { x: slot.x + slot.width / 2, y: slot.y + slot.height / 2 };
}
