import type { TaskId } from '#contract/task';
import type { StatusTone } from '../../components/status-glyph';
import { joined, type PathPoint, pathLength, pointAlong, type RailPath, restOf } from './rail-path';

/** So many parcels are under way at one time at most; a stream stands for the rest. */
export const MOST_TRIPS = 120;
/** Over a grid of small cells more would hide it. */
export const MOST_TRIPS_OVER_GRID = 36;

const PX_PER_MS = 1.5;
const SHORTEST_MS = 220;
/** No trip takes longer, however far it goes. */
export const LONGEST_MS = 520;

/** A parcel under way. */
export interface Trip {
  /** null: it never became a task. */
  readonly task: TaskId | null;
  readonly tone: StatusTone;
  /** How it stood before, and up to where on its way it is shown so. */
  readonly before: { readonly tone: StatusTone; readonly untilPx: number } | null;
  /** It falls off the tracks, and is gone at the end. */
  readonly falls: boolean;
  readonly path: RailPath;
  readonly lengthPx: number;
  readonly startedAtMs: number;
  readonly durationMs: number;
  /** How large it is at the beginning and at the end, where 1 is a whole parcel. */
  readonly startScale: number;
  readonly endScale: number;
}

/** What is told of a parcel that is sent on its way. */
export type Sending = Pick<Trip, 'task' | 'tone' | 'falls' | 'startScale' | 'endScale'>;

/** What {@link Trips.forEach} tells of a trip now. */
export interface TripMoment extends PathPoint {
  /** Of its way, 0 to 1. */
  share: number;
  tone: StatusTone;
}

/**
 * The parcels that move. A trip shows how a task came to where it is already; it ends within
 * {@link LONGEST_MS}, and what happens to its task meanwhile is added to its way. All times are the host's.
 */
export class Trips {
  readonly #byTask = new Map<TaskId, Trip>();
  #nameless: Trip[] = [];
  readonly #moment: TripMoment = { x: 0, y: 0, share: 0, tone: 'queued' };

  get size(): number {
    return this.#byTask.size + this.#nameless.length;
  }

  /** Whether the task is under way, and so not yet to be seen where it is. */
  has(task: TaskId): boolean {
    return this.#byTask.has(task);
  }

  /** Sends a parcel on its way; false where too many are. One that is under way goes on from where it is. */
  send(of: Sending, path: RailPath, nowMs: number, most = MOST_TRIPS): boolean {
    const last = of.task === null ? undefined : this.#byTask.get(of.task);
    if (last !== undefined) {
      const left = restOf(last.path, distanceOf(last, nowMs));
      // It is as large as it has grown.
      this.#start(
        { ...of, startScale: 1 },
        joined(left, path),
        { tone: last.tone, untilPx: pathLength(left) },
        nowMs,
      );
      return true;
    }
    if (this.size >= most) return false;
    this.#start(of, path, null, nowMs);
    return true;
  }

  /** Lets go of the trips that have ended. */
  advance(nowMs: number): void {
    for (const [task, trip] of this.#byTask) if (hasEnded(trip, nowMs)) this.#byTask.delete(task);
    if (this.#nameless.length > 0) this.#nameless = this.#nameless.filter((trip) => !hasEnded(trip, nowMs));
  }

  /** Every trip and where it is now; the moment given is the same object each time. */
  forEach(nowMs: number, see: (trip: Trip, moment: TripMoment) => void): void {
    for (const trip of this.#nameless) see(trip, this.#momentOf(trip, nowMs));
    for (const trip of this.#byTask.values()) see(trip, this.#momentOf(trip, nowMs));
  }

  clear(): void {
    this.#byTask.clear();
    this.#nameless = [];
  }

  #start(of: Sending, path: RailPath, before: Trip['before'], nowMs: number): void {
    const lengthPx = pathLength(path);
    const durationMs = Math.min(LONGEST_MS, Math.max(SHORTEST_MS, lengthPx / PX_PER_MS));
    const trip: Trip = { ...of, path, before, lengthPx, durationMs, startedAtMs: nowMs };
    if (trip.task === null) this.#nameless.push(trip);
    else this.#byTask.set(trip.task, trip);
  }

  #momentOf(trip: Trip, nowMs: number): TripMoment {
    const distancePx = distanceOf(trip, nowMs);
    this.#moment.share = shareOf(trip, nowMs);
    this.#moment.tone =
      distancePx < (trip.before?.untilPx ?? 0) && trip.before !== null ? trip.before.tone : trip.tone;
    pointAlong(trip.path, distancePx, this.#moment);
    return this.#moment;
  }
}

function shareOf({ startedAtMs, durationMs }: Trip, nowMs: number): number {
  return Math.min(1, Math.max(0, (nowMs - startedAtMs) / durationMs));
}

function hasEnded(trip: Trip, nowMs: number): boolean {
  return nowMs - trip.startedAtMs >= trip.durationMs;
}

/** How far it has come, in pixels: gently off and gently in, and ever faster where it falls. */
function distanceOf(trip: Trip, nowMs: number): number {
  const share = shareOf(trip, nowMs);
  const eased = trip.falls ? share * share : share < 0.5 ? 2 * share * share : 1 - 2 * (1 - share) ** 2;
  return eased * trip.lengthPx;
}
