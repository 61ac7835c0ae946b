import { type KeyboardEvent, type RefObject, useCallback, useEffect, useRef } from 'react';
import styles from './canvas-surface.module.css';
import type { FrameLoop, Painted } from './frame-loop';
import { sizeToBox } from './size-to-box';
import { listenToGestures, type SurfaceGestures } from './surface-gestures';
import { type SurfaceScroll, scrollOf, scrollTo } from './surface-scroll';
import { watchPixelRatio } from './watch-pixel-ratio';

/** What a painter is given: a context in CSS pixels, and the part of the picture that is in view. */
export interface CanvasFrame {
  readonly context: CanvasRenderingContext2D;
  readonly widthPx: number;
  readonly heightPx: number;
  /** How far the picture is scrolled down. */
  readonly scrollTopPx: number;
  /** Device pixels in a CSS pixel. */
  readonly pixelRatio: number;
}

/** What a drawing tells the surface. */
export interface Drawn {
  /** How high the whole picture is; more than the surface scrolls. */
  readonly contentHeightPx: number;
  /** Whether time alone changes it, so that it is to be looked at in the next frame too. */
  readonly moving: boolean;
  /** The part of the whole picture that is to be brought into view; null or absent: it stays as it is. */
  readonly reveal?: { readonly topPx: number; readonly bottomPx: number } | null;
}

export interface CanvasSurfaceProps {
  readonly loop: FrameLoop;
  /** Keep its identity stable: a new one is a new picture. */
  readonly draw: (frame: CanvasFrame) => Drawn;
  /**
   * Whether a moving picture as last drawn can be told from what it would be now; where it cannot, that frame
   * costs nothing. Default: always.
   */
  readonly isStale?: () => boolean;
  /** Filled with a function that asks for a drawing, for whoever knows that something changed. */
  readonly redrawRef: RefObject<(() => void) | null>;
  /** Filled while the surface is there. */
  readonly scrollRef?: RefObject<SurfaceScroll | null>;
  /** The least time between two drawings of a moving picture, in milliseconds; 0: every frame. */
  readonly minIntervalMs: number;
  /**
   * Measures how long a drawing takes, in milliseconds: after a heavy one the picture rests for twice as long,
   * that a slow machine is left time for the rest of the window. Default: none is heavy.
   */
  readonly now?: () => number;
  /** What the picture is of. */
  readonly name: string;
  /** What the picture shows, in words. */
  readonly label: string;
  /** How it is used by keyboard: the id of an element that says so. */
  readonly describedBy?: string;
  /** A click at a point of the surface, in CSS pixels. */
  readonly onPoint?: (xPx: number, yPx: number) => void;
  /** All else that is done with pointer and wheel. Keep its identity stable. */
  readonly gestures?: SurfaceGestures;
  readonly onKey?: (event: KeyboardEvent<HTMLElement>) => void;
  readonly onBlur?: () => void;
}

/** Half a frame at sixty a second. */
const HEAVY_MS = 8;

/** A canvas as large as its box, sharp on every display, that scrolls where its picture is higher. */
export function CanvasSurface(props: CanvasSurfaceProps) {
  const { loop, draw, isStale, redrawRef, scrollRef, minIntervalMs, now, gestures, onPoint } = props;
  const box = useRef<HTMLElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const content = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const [boxElement, canvasElement, contentElement] = [box.current, canvas.current, content.current];
    const context = canvasElement?.getContext('2d') ?? null;
    if (!boxElement || !canvasElement || !contentElement || context === null) return;

    let drawnAtMs = Number.NEGATIVE_INFINITY;
    let restsUntilMs = Number.NEGATIVE_INFINITY;
    let dirty = true;
    const painted: Painted = loop.add((nowMs) => {
      if (nowMs < restsUntilMs) return true;
      if (!dirty && (nowMs - drawnAtMs < minIntervalMs || isStale?.() === false)) return true;
      dirty = false;
      drawnAtMs = nowMs;
      const beganAtMs = now?.() ?? 0;
      const size = sizeToBox(boxElement, canvasElement, context);
      const drawn = draw({ context, ...size, scrollTopPx: boxElement.scrollTop });
      // Only what overflows may scroll: a rounding pixel must not bring a scrollbar.
      const height = drawn.contentHeightPx > size.heightPx + 1 ? `${drawn.contentHeightPx}px` : '100%';
      if (contentElement.style.height !== height) contentElement.style.height = height;
      if (drawn.reveal) scrollTo(boxElement, drawn.reveal.topPx, drawn.reveal.bottomPx);
      const tookMs = (now?.() ?? 0) - beganAtMs;
      restsUntilMs = tookMs > HEAVY_MS ? nowMs + 3 * tookMs : Number.NEGATIVE_INFINITY;
      return drawn.moving;
    });
    const redraw = () => {
      dirty = true;
      painted.redraw();
    };
    redrawRef.current = redraw;
    if (scrollRef !== undefined) scrollRef.current = scrollOf(boxElement);
    const resized = new ResizeObserver(redraw);
    resized.observe(boxElement);
    boxElement.addEventListener('scroll', redraw, { passive: true });
    const unwatch = watchPixelRatio(window, redraw);
    redraw();
    return () => {
      redrawRef.current = null;
      if (scrollRef !== undefined) scrollRef.current = null;
      resized.disconnect();
      unwatch();
      boxElement.removeEventListener('scroll', redraw);
      painted.remove();
    };
  }, [loop, draw, isStale, redrawRef, scrollRef, minIntervalMs, now]);

  useEffect(() => {
    const [boxElement, canvasElement] = [box.current, canvas.current];
    if (gestures === undefined || !boxElement || !canvasElement) return;
    const overflows = () => boxElement.scrollHeight > boxElement.clientHeight + 1;
    return listenToGestures(canvasElement, overflows, gestures);
  }, [gestures]);

  const point = useCallback(
    (event: React.MouseEvent<HTMLCanvasElement>) => {
      // Who clicks twice means it once.
      if (event.detail > 1) return;
      const bounds = event.currentTarget.getBoundingClientRect();
      onPoint?.(event.clientX - bounds.left, event.clientY - bounds.top);
    },
    [onPoint],
  );

  return (
    // A box that scrolls must be reachable by keyboard, and where it takes keys of its own it says so.
    <section
      className={styles.box}
      ref={box}
      role={props.onKey === undefined ? undefined : 'application'}
      tabIndex={0}
      aria-label={props.name}
      aria-describedby={props.describedBy}
      onKeyDown={props.onKey}
      onBlur={props.onBlur}
    >
      <div className={styles.content} ref={content}>
        <canvas
          className={styles.canvas}
          ref={canvas}
          role="img"
          aria-label={props.label}
          onClick={onPoint === undefined ? undefined : point}
        />
      </div>
    </section>
  );
}
