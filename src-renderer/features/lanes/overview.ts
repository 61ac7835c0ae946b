import type { TimeSpan } from '../../canvas/time-span';
import type { ViewStore } from '../../state/view-store';
import type { Yard } from '../../state/yard-store';
import type { LanesMoment } from './lanes-moment';
import type { LanesPalette } from './lanes-palette';
import { OVERVIEW_COLUMN_PX, OverviewPainter, type OverviewScene } from './overview-painter';
import { OverviewSource } from './overview-source';

/** What is told of the strip to who does not see it. */
export interface OverviewTold {
  readonly run: TimeSpan;
  readonly inSight: TimeSpan;
}

/** What is told follows the picture so often, in milliseconds. */
const TELL_MS = 500;
const NOTHING: TimeSpan = { fromMs: 0, toMs: 0 };

/** The whole run below the picture: what is known of it, and which part of it is in sight. */
export class Overview {
  readonly #palette: () => LanesPalette;
  readonly #source: OverviewSource;
  readonly #painter = new OverviewPainter();
  readonly #listeners = new Set<() => void>();
  #redraw: (() => void) | null = null;
  #moment: LanesMoment | null = null;
  #told: OverviewTold = { run: NOTHING, inSight: NOTHING };
  #timer: ReturnType<typeof setTimeout> | null = null;
  #shown: OverviewTold = this.#told;
  #scene: OverviewScene | null = null;

  constructor(yard: Yard, view: ViewStore, palette: () => LanesPalette) {
    this.#palette = palette;
    const isLive = () => view.getState().frozen === null;
    this.#source = new OverviewSource(yard, isLive, () => this.#redraw?.());
  }

  get told(): OverviewTold {
    return this.#told;
  }

  /** As last drawn; null: never. */
  get scene(): OverviewScene | null {
    return this.#scene;
  }

  /** Told when what is told has changed. Returns its own undo. */
  readonly listen = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Asked to draw again. Returns its own undo. */
  listenToDrawing(redraw: () => void): () => void {
    this.#redraw = redraw;
    return () => {
      this.#redraw = null;
    };
  }

  /** The picture shows another moment, or another stretch. */
  show(moment: LanesMoment, inSight: TimeSpan): void {
    const isNewRun = moment.run !== this.#moment?.run;
    this.#moment = moment;
    this.#shown = { run: moment.span, inSight };
    // Nobody waits to be told that the run before is over.
    if (isNewRun) this.#tell();
    if (this.#isStale()) this.#redraw?.();
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      this.#tell();
    }, TELL_MS);
  }

  #tell(): void {
    this.#told = this.#shown;
    for (const listener of this.#listeners) listener();
  }

  /** Whether the strip as drawn can be told from what it would be now. */
  #isStale(): boolean {
    const drawn = this.#scene;
    // What came while the view was frozen was dropped: it is asked for again.
    if (drawn === null || drawn.known.moment.isFrozen !== this.#moment?.isFrozen) return true;
    const { run, inSight } = this.#shown;
    const pixelMs = (run.toMs - run.fromMs) / Math.max(1, drawn.widthPx);
    const moved = (ms: number) => Math.abs(ms) >= pixelMs;
    return (
      moved(run.toMs - drawn.run.toMs) ||
      moved(run.fromMs - drawn.run.fromMs) ||
      moved(inSight.fromMs - drawn.inSight.fromMs) ||
      moved(inSight.toMs - drawn.inSight.toMs)
    );
  }

  draw(
    context: CanvasRenderingContext2D,
    size: { readonly widthPx: number; readonly heightPx: number; readonly pixelRatio: number },
  ): void {
    const moment = this.#moment;
    if (moment === null) return;
    const { run, inSight } = this.#shown;
    const columns = Math.max(1, Math.floor(size.widthPx / OVERVIEW_COLUMN_PX));
    const told = this.#source.toldOf(moment, columns);
    this.#scene = { ...size, run, inSight, known: { told, moment } };
    this.#painter.paint(context, this.#scene, this.#palette());
  }

  /** The page's colours have changed. */
  redraw(): void {
    this.#redraw?.();
  }

  close(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#source.close();
  }
}
