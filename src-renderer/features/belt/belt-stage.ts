import type { LaneId, TaskId } from '#contract/task';
import type { PagePalette } from '../../canvas/page-palette';
import type { StatusTone } from '../../components/status-glyph';
import { type BeltLayout, type BeltSize, layBelt } from './belt-layout';
import type { BeltMoment } from './belt-moment';
import type { Move, Place } from './belt-move';
import { stepMsOf } from './belt-pace';
import { type Positions, wayOf } from './belt-routes';
import { type BeltScene, laneParcelAt, parcelX, roomOf, sizeFor, waitingAt } from './belt-scene';
import { drawBelt } from './draw-belt';
import { laidRails, type Rails } from './draw-rails';
import type { PathPoint } from './rail-path';
import { Slides } from './slides';
import { MOST_TRIPS, MOST_TRIPS_OVER_GRID, Trips } from './trips';

/** What a drawing needs besides the scene. */
export interface Showing {
  readonly palette: PagePalette;
  /** Device pixels in a CSS pixel. */
  readonly pixelRatio: number;
  readonly hostNowMs: number;
  /** Nothing travels: only states are shown. */
  readonly isCalm: boolean;
}

/** How the canvas shows the picture. */
export interface ShownAt {
  readonly widthPx: number;
  readonly scrollTopPx: number;
}

/** Times that are written out are brought up to date so often, in milliseconds: nobody reads faster. */
const WORDS_STEP_MS = 100;

/** What the picture shows now, and what moves in it. */
export class BeltStage {
  readonly #trips = new Trips();
  readonly #slides = new Slides();
  #laid: { readonly size: BeltSize; readonly layout: BeltLayout } | null = null;
  #rails: Rails | null = null;
  #scene: BeltScene | null = null;
  #drawnAtMs = 0;
  #stepMs = 0;
  /** Whether streams were drawn last. */
  #streams = false;
  #shownAt: ShownAt = { widthPx: 0, scrollTopPx: 0 };
  readonly #laneIndices = new WeakMap<BeltMoment, Map<LaneId, number>>();

  /** What was drawn last. */
  get scene(): BeltScene | null {
    return this.#scene;
  }

  /** On which canvas it was drawn last. */
  get shownAt(): ShownAt {
    return this.#shownAt;
  }

  /** Whether a task is on its way, and not yet to be seen where it is. */
  readonly isUnderWay = (task: TaskId): boolean => this.#trips.has(task);

  /** Whether the next frame would show something else though nothing happens. */
  get isMoving(): boolean {
    return this.#trips.size > 0 || this.#slides.isMoving || this.#streams;
  }

  /** Whether the picture as drawn can be told from what it would be at another moment. */
  isStaleAt(nowMs: number, hostNowMs: number): boolean {
    const drawn = this.#scene;
    if (drawn === null || this.isMoving) return true;
    const awayMs = Math.abs(nowMs - drawn.nowMs);
    return awayMs >= this.#stepMs || (awayMs > 0 && hostNowMs - this.#drawnAtMs >= WORDS_STEP_MS);
  }

  /** Sends the parcel of a move on its way; false where it is not shown moving. */
  show(move: Move, tone: StatusTone, hostNowMs: number): boolean {
    const scene = this.#scene;
    if (scene === null) return false;
    const { task, from, to } = move;
    const path = wayOf(scene.layout, task, from, to, this.#positionsIn(scene, from));
    const of = {
      ...{ task, tone, falls: to.kind === 'off' },
      startScale: scaleAt(scene, from),
      endScale: scaleAt(scene, to),
    };
    const most = scene.layout.lanes.kind === 'rows' ? MOST_TRIPS : MOST_TRIPS_OVER_GRID;
    return this.#trips.send(of, path, hostNowMs, most);
  }

  /** Another run has begun: nothing on its way, and nowhere that anything stood, is of it. */
  leave(): void {
    this.#trips.clear();
    this.#scene = null;
  }

  /** Everything that moves is where it belongs. */
  still(): void {
    this.#trips.clear();
  }

  /** A new frame: lets go of what has arrived. To be called before the scene is made. */
  begin(isCalm: boolean, hostNowMs: number, shownAt: ShownAt): void {
    this.#shownAt = shownAt;
    if (isCalm) this.#trips.clear();
    this.#trips.advance(hostNowMs);
    this.#slides.begin(hostNowMs - this.#drawnAtMs, isCalm);
    this.#drawnAtMs = hostNowMs;
  }

  draw(context: CanvasRenderingContext2D, scene: BeltScene, showing: Showing): void {
    this.#scene = scene;
    const { palette, hostNowMs, isCalm } = showing;
    const rails = this.#railsFor(scene, showing);
    this.#streams = !isCalm && scene.flow.moves > scene.flow.drawn;
    this.#stepMs = stepMsOf(scene, showing.pixelRatio);
    const motion = { rails, slides: this.#slides, trips: this.#trips, streams: this.#streams, hostNowMs };
    drawBelt(context, scene, motion, palette);
  }

  /** The layout for a moment; the same one as long as nothing that it depends on has changed. */
  layoutFor(moment: BeltMoment, widthPx: number, heightPx: number): BeltLayout {
    const size = sizeFor(moment, widthPx, heightPx);
    const last = this.#laid;
    const isSame =
      last !== null &&
      last.size.widthPx === size.widthPx &&
      last.size.heightPx === size.heightPx &&
      last.size.lanes === size.lanes &&
      last.size.digits === size.digits;
    if (isSame) return last.layout;
    const layout = layBelt(size);
    this.#laid = { size, layout };
    return layout;
  }

  #railsFor({ layout, moment }: BeltScene, { palette, pixelRatio }: Showing): Rails {
    const last = this.#rails;
    const isSame = last?.layout === layout && last.palette === palette && last.pixelRatio === pixelRatio;
    if (isSame) return last;
    this.#rails = laidRails(layout, moment.lanes.length, palette, pixelRatio);
    return this.#rails;
  }

  #positionsIn(scene: BeltScene, from: Place): Positions {
    const laneIndex = (lane: LaneId) => this.#laneIndicesOf(scene.moment).get(lane) ?? -1;
    return {
      laneIndex,
      drawnAt(task: TaskId): PathPoint | null {
        if (from.kind !== 'lane') return waitingAt(scene, task);
        const index = laneIndex(from.lane);
        return index < 0 ? null : laneParcelAt(scene, index);
      },
      lastX(priority) {
        const track = scene.layout.tracks[priority];
        const last = Math.min(scene.moment.queues[priority].count, roomOf(scene.layout, track) - 1);
        return parcelX(scene.layout, track, last);
      },
    };
  }

  #laneIndicesOf(moment: BeltMoment): Map<LaneId, number> {
    let indices = this.#laneIndices.get(moment);
    if (indices === undefined) {
      indices = new Map(moment.lanes.map(({ lane }, index) => [lane, index]));
      this.#laneIndices.set(moment, indices);
    }
    return indices;
  }
}

/** Parcels shrink to what a cell of the grid has room for. */
function scaleAt({ layout }: BeltScene, place: Place): number {
  if (place.kind !== 'lane' || layout.lanes.kind === 'rows') return 1;
  const { slotWidth, slotHeight } = layout.lanes;
  return Math.min(1, slotWidth / layout.parcel.width, slotHeight / layout.parcel.height);
}
