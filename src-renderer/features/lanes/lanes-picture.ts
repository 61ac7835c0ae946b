import type { CanvasFrame, Drawn } from '../../canvas/canvas-surface';
import { KeptPalette } from '../../canvas/kept-palette';
import type { SurfacePoint } from '../../canvas/surface-gestures';
import type { ViewStore } from '../../state/view-store';
import type { Yard } from '../../state/yard-store';
import { cardPlace } from './card-place';
import { drawLanes } from './draw-lanes';
import { GroundPainter } from './ground-painter';
import { HistorySource } from './history-source';
import { wishOf } from './history-wish';
import { type LaneTarget, targetKey } from './lane-target';
import type { LanesCamera } from './lanes-camera';
import { type LanesMoment, lanesNow } from './lanes-moment';
import { type LanesPalette, readLanesPalette } from './lanes-palette';
import { type LanesPlace, placeOf } from './lanes-place';
import { AXIS_PX, FOOT_PX, hasMoved, type LanesScene, sceneOf } from './lanes-scene';
import { Overview } from './overview';
import { RowsInView } from './rows-in-view';
import { SelectedStretches } from './selected-stretches';
import { isInSight } from './stretch-sight';
import { presentTarget, targetAtPoint } from './target-at-point';
import { TaskLookup } from './task-lookup';

/** What the page around the canvas shows of the picture. */
export interface LanesOutlook {
  /** What pointer or keyboard is at; null: nothing. */
  readonly target: LaneTarget | null;
  /** Where a card about it belongs, in CSS pixels of the surface. */
  readonly cardAt: SurfacePoint;
  /** The selected task has been at work, and nothing of it is in sight. */
  readonly selectionAway: boolean;
}

/** The picture of the lanes: what is in sight, what of it is pointed at, and how it comes on the canvas. */
export class LanesPicture {
  readonly camera: LanesCamera;
  readonly rows: RowsInView;
  readonly lookup: TaskLookup;
  readonly overview: Overview;
  readonly #yard: Yard;
  readonly #view: ViewStore;
  readonly #redraw: () => void;
  readonly #place: LanesPlace;
  readonly #history: HistorySource;
  readonly #painter = new GroundPainter();
  readonly #listeners = new Set<() => void>();
  readonly #palette = new KeptPalette(readLanesPalette);
  #scene: LanesScene | null = null;
  #hover: SurfacePoint | null = null;
  #outlook: LanesOutlook = { target: null, cardAt: { xPx: 0, yPx: 0 }, selectionAway: false };
  readonly #stretches: SelectedStretches;

  /** @param redraw asks for a drawing */
  constructor(yard: Yard, view: ViewStore, redraw: () => void) {
    this.#yard = yard;
    this.#view = view;
    this.#redraw = redraw;
    this.#place = placeOf(view, yard.hostNow);
    this.camera = this.#place.camera;
    this.rows = new RowsInView(this.#place.scrollTopPx);
    this.lookup = new TaskLookup(yard, () => {
      this.#stretches.forget();
      redraw();
      this.#tell({ ...this.#outlook });
    });
    this.#stretches = new SelectedStretches(yard, this.lookup);
    this.#history = new HistorySource(yard, redraw);
    this.overview = new Overview(yard, view, () => this.#colours());
  }

  /** As last drawn; null: never. */
  get scene(): LanesScene | null {
    return this.#scene;
  }

  get outlook(): LanesOutlook {
    return this.#outlook;
  }

  /** Told of every change of the outlook. Returns its own undo. */
  readonly listen = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  moment(): LanesMoment {
    return lanesNow(this.#yard, this.#view);
  }

  /** Whether time alone has moved the picture by a pixel of the display since it was drawn. */
  readonly isStale = (): boolean => {
    const drawn = this.#scene;
    if (drawn === null || this.camera.isMoving) return true;
    const moment = this.moment();
    return hasMoved(drawn, this.camera.spanOf(moment.span), moment.atMs);
  };

  readonly draw = ({ context, ...box }: CanvasFrame): Drawn => {
    const moment = this.moment();
    // The next run has nothing of what was pointed at in the last.
    if (this.camera.begin(moment.run)) this.pointTo(null);
    const span = this.camera.spanOf(moment.span);
    const { selectedTask } = this.#view.getState();
    const stretches = this.#stretches.of(selectedTask);
    const choice = { selectedTask, stretches, target: this.#outlook.target };
    const scene = sceneOf(moment, span, box, choice, this.#history.picturesOf(moment.run));
    const palette = this.#colours();
    drawLanes(context, scene, palette, this.#painter.paint(context, scene, palette));
    this.#scene = scene;
    const { atMs: newestMs } = this.#yard.store.getState().view;
    this.#history.want(wishOf(scene, moment.run, newestMs));
    this.overview.show(moment, span);
    this.#lookAgain(scene);
    const reveal = this.rows.partOf(scene, this.camera.isMoving);
    if (reveal === null) this.#place.scrollTopPx = box.scrollTopPx;
    return {
      reveal,
      contentHeightPx: AXIS_PX + scene.rows.contentPx + FOOT_PX,
      moving: moment.goesOn || this.camera.isMoving,
    };
  };

  /** The pointer is there; null: it has left. */
  hover(point: SurfacePoint | null): void {
    this.#hover = point;
    const target = point === null || this.#scene === null ? null : targetAtPoint(this.#scene, point);
    this.#pointTo(target, point ?? this.#outlook.cardAt);
  }

  /** The keyboard is at it; null: no longer at anything. */
  pointTo(target: LaneTarget | null, cardAt = this.#outlook.cardAt): void {
    this.#hover = null;
    this.#pointTo(target, cardAt);
  }

  /** The page's colours have changed. */
  forgetColours(): void {
    this.#palette.forget();
    this.overview.redraw();
  }

  close(): void {
    this.#history.close();
    this.overview.close();
    this.lookup.close();
  }

  #colours(): LanesPalette {
    return this.#palette.of(document);
  }

  /** What moves past a pointer that rests is pointed at; and what was pointed at goes on. */
  #lookAgain(scene: LanesScene): void {
    const selectionAway = scene.stretches.length > 0 && !isInSight(scene);
    if (selectionAway !== this.#outlook.selectionAway) this.#tell({ ...this.#outlook, selectionAway });
    if (this.#hover !== null) this.hover(this.#hover);
    else this.#keepUp(scene);
  }

  /** What the keyboard is at goes on, and moves with the picture; out of sight it is let go. */
  #keepUp(scene: LanesScene): void {
    const target = presentTarget(scene, this.#outlook.target);
    if (target === null) return;
    const place = cardPlace(scene, target);
    if (place === null && (this.camera.isMoving || this.rows.isMoving)) return;
    this.#pointTo(place === null ? null : target, place ?? this.#outlook.cardAt);
  }

  #pointTo(target: LaneTarget | null, cardAt: SurfacePoint): void {
    const { target: before, cardAt: stood } = this.#outlook;
    const isSame = targetKey(target) === targetKey(before);
    // A card that somebody reads does not run after the pointer; what moves by itself takes it along.
    if (isSame && (this.#hover !== null || (cardAt.xPx === stood.xPx && cardAt.yPx === stood.yPx))) return;
    this.#tell({ ...this.#outlook, target, cardAt });
    if (!isSame) this.#redraw();
  }

  #tell(outlook: LanesOutlook): void {
    this.#outlook = outlook;
    for (const listener of this.#listeners) listener();
  }
}
