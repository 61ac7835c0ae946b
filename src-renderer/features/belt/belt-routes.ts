import type { LaneId, Priority, TaskId } from '#contract/task';
import type { BeltLayout } from './belt-layout';
import type { Place } from './belt-move';
import { fromLane, sidingIn, sidingOut, toBin, toLane } from './belt-rails';
import { slotOf } from './lanes-layout';
import { joined, type PathPoint, type RailPath, straight, switchCurve } from './rail-path';

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
  const { tracks, siding, gate, verdict, parcel } = layout;
  switch (from.kind) {
    case 'outside': {
      const track = tracks[to.kind === 'queue' ? to.priority : 'low'];
      // Its whole length is on the track, and not on the track's name.
      return { x: track.tailX + parcel.width / 2, y: track.y };
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

function laneCentre({ lanes, gate }: BeltLayout, index: number): PathPoint {
  if (index < 0) return { x: lanes.box.x + lanes.box.width / 2, y: gate.y };
  const slot = slotOf(lanes, index);
  return { x: slot.x + slot.width / 2, y: slot.y + slot.height / 2 };
}
