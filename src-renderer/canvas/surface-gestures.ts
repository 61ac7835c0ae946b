/** A point of a surface, in CSS pixels from its upper left corner. */
export interface SurfacePoint {
  readonly xPx: number;
  readonly yPx: number;
}

/** What somebody does to a picture with a pointer or a wheel. */
export interface SurfaceGestures {
  /** The pointer is there, and nothing is held down; null: it has left. */
  onHover(point: SurfacePoint | null): void;
  onClick(point: SurfacePoint): void;
  onDoubleClick(point: SurfacePoint): void;
  /** The picture is dragged: so far since the last call. */
  onDrag(byXPx: number, byYPx: number): void;
  /** Zoom about a point: to `factor` times the time in sight. */
  onZoom(point: SurfacePoint, factor: number): void;
  /** Move along time: so far. */
  onPan(byXPx: number): void;
  /** A plain wheel that is left to scroll rows. */
  onPlainScroll(): void;
}

/** Nearer than this to where it was pressed a pointer has not moved. */
const CLICK_SLACK_PX = 4;
/** Wheels of lines and pages, in pixels. */
const LINE_PX = 16;
const PAGE_PX = 400;
/** So many pixels of a wheel double or halve the time in sight. */
const ZOOM_PX = 240;

/** What a turn of the wheel asks for. */
export type WheelIntent =
  | { readonly kind: 'zoom'; readonly factor: number }
  | { readonly kind: 'pan'; readonly byPx: number }
  | { readonly kind: 'scroll' };

/**
 * With Ctrl or Cmd, and by pinching, a wheel zooms; with Shift, or sideways, it moves along time. Alone it
 * scrolls rows where there are more than fit, and zooms where there is nothing to scroll.
 */
export function wheelIntent(
  event: Pick<WheelEvent, 'deltaX' | 'deltaY' | 'deltaMode' | 'ctrlKey' | 'metaKey' | 'shiftKey'>,
  overflows: boolean,
): WheelIntent {
  const unitPx = event.deltaMode === 0 ? 1 : event.deltaMode === 1 ? LINE_PX : PAGE_PX;
  const [xPx, yPx] = [event.deltaX * unitPx, event.deltaY * unitPx];
  // A pinch tells small steps, and always with Ctrl.
  if (event.ctrlKey || event.metaKey) return { kind: 'zoom', factor: 2 ** (clamped(yPx * 2) / ZOOM_PX) };
  if (event.shiftKey) return { kind: 'pan', byPx: xPx === 0 ? yPx : xPx };
  if (Math.abs(xPx) > Math.abs(yPx)) return { kind: 'pan', byPx: xPx };
  return overflows ? { kind: 'scroll' } : { kind: 'zoom', factor: 2 ** (clamped(yPx) / ZOOM_PX) };
}

/** One turn of a coarse wheel must not throw the picture. */
function clamped(px: number): number {
  return Math.min(ZOOM_PX / 2, Math.max(-ZOOM_PX / 2, px));
}

/** Listens on a surface. Returns its own undo. */
export function listenToGestures(
  surface: HTMLElement,
  overflows: () => boolean,
  gestures: SurfaceGestures,
): () => void {
  let pressed: { readonly at: SurfacePoint; last: SurfacePoint } | null = null;
  /** Whether the pointer has moved since it was pressed last: the click that follows is none then. */
  let isDragged = false;
  const undo = new AbortController();
  const listen = <K extends keyof HTMLElementEventMap>(
    type: K,
    run: (event: HTMLElementEventMap[K]) => void,
    passive = true,
  ) => surface.addEventListener(type, run, { signal: undo.signal, passive });
  const pointOf = ({ clientX, clientY }: MouseEvent): SurfacePoint => {
    const bounds = surface.getBoundingClientRect();
    return { xPx: clientX - bounds.left, yPx: clientY - bounds.top };
  };

  listen('pointerdown', (event) => {
    if (event.button !== 0) return;
    const at = pointOf(event);
    pressed = { at, last: at };
    isDragged = false;
    surface.setPointerCapture?.(event.pointerId);
  });
  listen('pointermove', (event) => {
    const point = pointOf(event);
    if (pressed === null) {
      gestures.onHover(point);
      return;
    }
    const away = Math.hypot(point.xPx - pressed.at.xPx, point.yPx - pressed.at.yPx);
    if (!isDragged && away < CLICK_SLACK_PX) return;
    if (!isDragged) {
      isDragged = true;
      surface.dataset.dragging = 'true';
      gestures.onHover(null);
    }
    gestures.onDrag(point.xPx - pressed.last.xPx, point.yPx - pressed.last.yPx);
    pressed.last = point;
  });
  const release = () => {
    pressed = null;
    delete surface.dataset.dragging;
  };
  listen('pointerup', release);
  listen('pointercancel', release);
  listen('click', (event) => {
    // The second press of a double click belongs to that. Only a click counts them.
    if (!isDragged && event.detail < 2) gestures.onClick(pointOf(event));
  });
  listen('pointerleave', () => gestures.onHover(null));
  listen('dblclick', (event) => gestures.onDoubleClick(pointOf(event)));
  listen(
    'wheel',
    (event) => {
      const intent = wheelIntent(event, overflows());
      if (intent.kind === 'scroll') {
        gestures.onPlainScroll();
        return;
      }
      // The browser would zoom or leave the page.
      event.preventDefault();
      if (intent.kind === 'zoom') gestures.onZoom(pointOf(event), intent.factor);
      else gestures.onPan(intent.byPx);
    },
    false,
  );
  return () => undo.abort();
}
