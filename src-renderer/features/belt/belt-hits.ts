import { countText } from '#contract/count-text';
import { durationText } from '#contract/duration-text';
import { STATUS_MARKS } from '#contract/status-marks';
import { OUTCOMES, PRIORITIES, type TaskId } from '#contract/task';
import { taskOnLane } from './belt-model';
import { deadlineOf } from './belt-moment';
import { type BeltScene, parcelX, roomOf } from './belt-scene';
import { binParcelBox, binParcels } from './bin-parcels';
import type { Box } from './box';
import { slotOf } from './lanes-layout';

/** A task in the picture that can be pointed at. */
export interface Hit {
  readonly task: TaskId;
  readonly box: Box;
  /** Which task it is, and where it stands. */
  readonly words: string;
}

/** Every task that the picture shows at its place. */
export function hitsOf(scene: BeltScene): Hit[] {
  return [...queueHits(scene), ...sidingHits(scene), ...laneHits(scene), ...binHits(scene)];
}

/** The task at a point; null: there is none. */
export function hitAt(hits: readonly Hit[], x: number, y: number): Hit | null {
  const slack = 2;
  const isIn = ({ box }: Hit) =>
    x >= box.x - slack &&
    x <= box.x + box.width + slack &&
    y >= box.y - slack &&
    y <= box.y + box.height + slack;
  return hits.find(isIn) ?? null;
}

/** Straight ahead counts more than aside, as people mean it by an arrow. */
const ASIDE = 2.5;

/** The task that an arrow key goes to from another; null: there is none in that direction. */
export function hitTowards(hits: readonly Hit[], from: Hit | null, key: string): Hit | null {
  const direction = DIRECTIONS[key];
  if (direction === undefined) return null;
  if (from === null) return hits[0] ?? null;
  const [fromX, fromY] = middleOf(from.box);
  let best: Hit | null = null;
  let bestCost = Number.POSITIVE_INFINITY;
  for (const hit of hits) {
    const [x, y] = middleOf(hit.box);
    const ahead = (x - fromX) * direction.x + (y - fromY) * direction.y;
    const aside = Math.abs((x - fromX) * direction.y) + Math.abs((y - fromY) * direction.x);
    // What lies all but beside is no way ahead.
    if (ahead < 1 || aside > ahead * 3) continue;
    const cost = ahead + aside * ASIDE;
    if (cost >= bestCost) continue;
    best = hit;
    bestCost = cost;
  }
  return best;
}

const DIRECTIONS: Readonly<Record<string, { readonly x: number; readonly y: number }>> = {
  ArrowRight: { x: 1, y: 0 },
  ArrowLeft: { x: -1, y: 0 },
  ArrowDown: { x: 0, y: 1 },
  ArrowUp: { x: 0, y: -1 },
};

function middleOf({ x, y, width, height }: Box): readonly [number, number] {
  return [x + width / 2, y + height / 2];
}

function queueHits({ layout, moment }: BeltScene): Hit[] {
  return PRIORITIES.flatMap((priority) => {
    const { known, count } = moment.queues[priority];
    const track = layout.tracks[priority];
    return known.slice(0, roomOf(layout, track)).map((task, index) => ({
      task,
      box: around(parcelX(layout, track, index), track.y, layout.parcel),
      words: `Task ${task}: queued, number ${index + 1} of ${countText(count)} with ${priority} priority`,
    }));
  });
}

function sidingHits({ layout, moment, nowMs }: BeltScene): Hit[] {
  const { siding } = layout;
  return moment.siding.known.slice(0, roomOf(layout, siding)).map(({ task, dueMs }, index) => ({
    task,
    box: around(parcelX(layout, siding, index), siding.y, layout.parcel),
    words: `Task ${task}: backing off, ${dueMs > nowMs ? `due in ${durationText(dueMs - nowMs)}` : 'due'}`,
  }));
}

function laneHits(scene: BeltScene): Hit[] {
  const { layout, moment } = scene;
  return moment.lanes.flatMap((_, index) => {
    const task = taskOnLane(moment, index);
    if (task === null) return [];
    return [{ task, box: slotOf(layout.lanes, index), words: `Task ${task}: ${laneWords(scene, index)}` }];
  });
}

/** What a lane does, without its task. */
export function laneWords({ moment, nowMs }: Pick<BeltScene, 'moment' | 'nowMs'>, index: number): string {
  const lane = moment.lanes[index];
  if (lane === undefined) return '';
  const { occupancy, hold } = lane;
  const place = `lane ${lane.lane}`;
  if (occupancy.kind === 'attempt') {
    const dueMs = deadlineOf(moment, lane);
    const left = dueMs === null ? '' : `, ${durationText(Math.max(0, dueMs - nowMs))} left`;
    return `${place}, attempt ${occupancy.attempt} for ${durationText(Math.max(0, nowMs - occupancy.fromMs))}${left}`;
  }
  if (occupancy.kind === 'settled' && moment.ghosts.has(lane.lane)) {
    return `${place}, a ghost since ${durationText(Math.max(0, nowMs - occupancy.fromMs))}`;
  }
  if (hold !== null) {
    return `${place} waits with it for attempt ${hold.attempt}, due in ${durationText(Math.max(0, hold.dueMs - nowMs))}`;
  }
  return `${place}, idle`;
}

function binHits(scene: BeltScene): Hit[] {
  return OUTCOMES.flatMap((outcome) =>
    binParcels(scene, outcome).map((task, index) => ({
      task,
      box: binParcelBox(scene.layout, outcome, index),
      words: `Task ${task}: ${STATUS_MARKS[outcome].word}`,
    })),
  );
}

function around(
  x: number,
  y: number,
  { width, height }: { readonly width: number; readonly height: number },
): Box {
  return { x: x - width / 2, y: y - height / 2, width, height };
}
