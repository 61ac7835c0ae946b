import { type RefObject, useCallback, useEffect, useRef } from 'react';
import styles from './canvas-surface.module.css';
import type { FrameLoop, Painted } from './frame-loop';

/** What a painter is given: a context in CSS pixels, and the part of the picture that is in view. */
export interface CanvasFrame {
  readonly context: CanvasRenderingContext2D;
  readonly widthPx: number;
  readonly heightPx: number;
  /** How far the picture is scrolled down. */
  readonly scrollTopPx: number;
}

/** What a drawing tells the surface. */
export interface Drawn {
  /** How high the whole picture is; more than the surface scrolls. */
  readonly contentHeightPx: number;
  /** Whether time alone changes it, so that it wants the next frame too. */
  readonly moving: boolean;
}

export interface CanvasSurfaceProps {
  readonly loop: FrameLoop;
  /** Keep its identity stable: a new one is a new picture. */
  readonly draw: (frame: CanvasFrame) => Drawn;
  /** Filled with a function that asks for a drawing, for whoever knows that something changed. */
  readonly redrawRef: RefObject<(() => void) | null>;
  /** The least time between two drawings of a moving picture, in milliseconds; 0: every frame. */
  readonly minIntervalMs: number;
  /** What the picture is of. */
  readonly name: string;
  /** What the picture shows, in words. */
  readonly label: string;
  /** A click at a point of the surface, in CSS pixels. */
  readonly onPoint?: (xPx: number, yPx: number) => void;
}

/** A canvas as large as its box, sharp on every display, that scrolls where its picture is higher. */
export function CanvasSurface(props: CanvasSurfaceProps) {
  const { loop, draw, redrawRef, minIntervalMs, name, label, onPoint } = props;
  const box = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const content = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const [boxElement, canvasElement, contentElement] = [box.current, canvas.current, content.current];
    const context = canvasElement?.getContext('2d') ?? null;
    if (!boxElement || !canvasElement || !contentElement || context === null) return;

    let drawnAtMs = Number.NEGATIVE_INFINITY;
    let dirty = true;
    const painted: Painted = loop.add((nowMs) => {
      if (!dirty && nowMs - drawnAtMs < minIntervalMs) return true;
      dirty = false;
      drawnAtMs = nowMs;
      const size = sizeToBox(boxElement, canvasElement, context);
      const drawn = draw({ context, ...size, scrollTopPx: boxElement.scrollTop });
      // Only what overflows may scroll: a rounding pixel must not bring a scrollbar.
      const height = drawn.contentHeightPx > size.heightPx + 1 ? `${drawn.contentHeightPx}px` : '100%';
      if (contentElement.style.height !== height) contentElement.style.height = height;
      return drawn.moving;
    });
    const redraw = () => {
      dirty = true;
      painted.redraw();
    };
    const resized = new ResizeObserver(redraw);
    resized.observe(boxElement);
    boxElement.addEventListener('scroll', redraw, { passive: true });
    redrawRef.current = redraw;
    redraw();
    return () => {
      redrawRef.current = null;
      resized.disconnect();
      boxElement.removeEventListener('scroll', redraw);
      painted.remove();
    };
  }, [loop, draw, redrawRef, minIntervalMs]);

  const point = useCallback(
    (event: React.MouseEvent<HTMLCanvasElement>) => {
      const bounds = event.currentTarget.getBoundingClientRect();
      onPoint?.(event.clientX - bounds.left, event.clientY - bounds.top);
    },
    [onPoint],
  );

  return (
    // A box that scrolls must be reachable by keyboard.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it is how a keyboard scrolls it
    <section className={styles.box} ref={box} tabIndex={0} aria-label={name}>
      <div className={styles.content} ref={content}>
        <canvas className={styles.canvas} ref={canvas} role="img" aria-label={label} onClick={point} />
      </div>
    </section>
  );
}

/** Gives the canvas as many device pixels as its box covers. */
function sizeToBox(box: HTMLElement, canvas: HTMLCanvasElement, context: CanvasRenderingContext2D) {
  const { clientWidth: widthPx, clientHeight: heightPx } = box;
  const ratio = window.devicePixelRatio || 1;
  const [width, height] = [Math.round(widthPx * ratio), Math.round(heightPx * ratio)];
  if (canvas.width !== width || canvas.height !== height) {
    canvas.width = width;
    canvas.height = height;
    canvas.style.width = `${widthPx}px`;
    canvas.style.height = `${heightPx}px`;
  }
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, widthPx, heightPx);
  return { widthPx, heightPx };
}
