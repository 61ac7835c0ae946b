import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useSyncExternalStore } from 'react';
import type { FrameLoop } from '../../canvas/frame-loop';
import { sizeToBox } from '../../canvas/size-to-box';
import { momentText } from '../../canvas/time-scale';
import { watchPixelRatio } from '../../canvas/watch-pixel-ratio';
import type { LanesPicture } from './lanes-picture';
import { frameOf } from './overview-painter';
import styles from './overview-strip.module.css';

export interface OverviewStripProps {
  readonly picture: LanesPicture;
  readonly loop: FrameLoop;
  /** The id of the picture that it moves. */
  readonly controls: string;
  /** Draws the picture again. */
  readonly redraw: () => void;
}

/** One press of an arrow moves what is in sight by this share of it. */
const STEP = 0.25;

/** The whole run in one strip, and what of it is in sight: a scroll bar along time. */
export function OverviewStrip({ picture, loop, controls, redraw }: OverviewStripProps) {
  const box = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const drag = useRef<{ readonly fromX: number; lastX: number } | null>(null);
  const { run, inSight } = useSyncExternalStore(picture.overview.listen, () => picture.overview.told);

  useEffect(() => {
    const [boxElement, canvasElement] = [box.current, canvas.current];
    const context = canvasElement?.getContext('2d') ?? null;
    if (!boxElement || !canvasElement || context === null) return;
    const painted = loop.add(() => {
      const size = sizeToBox(boxElement, canvasElement, context);
      if (size.widthPx > 0 && size.heightPx > 0) picture.overview.draw(context, size);
      return false;
    });
    const unlisten = picture.overview.listenToDrawing(() => painted.redraw());
    const resized = new ResizeObserver(() => painted.redraw());
    resized.observe(boxElement);
    const unwatch = watchPixelRatio(window, () => painted.redraw());
    return () => {
      unlisten();
      resized.disconnect();
      unwatch();
      painted.remove();
    };
  }, [loop, picture]);

  const moveBy = (ms: number, eased: boolean) => {
    const { span, goesOn } = picture.moment();
    picture.camera.pan(ms, span, goesOn, eased);
    redraw();
  };

  const press = (event: PointerEvent<HTMLDivElement>) => {
    const { scene } = picture.overview;
    if (event.button !== 0 || scene === null) return;
    const x = event.clientX - event.currentTarget.getBoundingClientRect().left;
    const { x: frameX, toX } = frameOf(scene);
    event.currentTarget.setPointerCapture?.(event.pointerId);
    drag.current = { fromX: x, lastX: x };
    // Beside the frame the frame comes to the pointer.
    if (x < frameX || x > toX) moveBy((x - (frameX + toX) / 2) * msPerPx(), false);
  };
  const move = (event: PointerEvent<HTMLDivElement>) => {
    if (drag.current === null) return;
    const x = event.clientX - event.currentTarget.getBoundingClientRect().left;
    moveBy((x - drag.current.lastX) * msPerPx(), false);
    drag.current.lastX = x;
  };
  const release = () => {
    drag.current = null;
  };
  const msPerPx = () => {
    const { scene } = picture.overview;
    return scene === null ? 0 : (scene.run.toMs - scene.run.fromMs) / Math.max(1, scene.widthPx);
  };
  const key = (event: KeyboardEvent<HTMLDivElement>) => {
    // What is told of the strip is up to half a second old.
    const { span: now } = picture.moment();
    const aimed = picture.camera.aimedAt(now);
    const spanMs = aimed.toMs - aimed.fromMs;
    const steps: Record<string, number> = {
      ArrowLeft: -STEP * spanMs,
      ArrowRight: STEP * spanMs,
      PageUp: -spanMs,
      PageDown: spanMs,
      Home: now.fromMs - aimed.fromMs,
      End: now.toMs - aimed.fromMs,
    };
    const byMs = steps[event.key];
    if (byMs === undefined) return;
    event.preventDefault();
    moveBy(byMs, true);
  };

  return (
    <div
      className={styles.strip}
      ref={box}
      role="scrollbar"
      tabIndex={0}
      aria-label="The whole run"
      aria-controls={controls}
      aria-orientation="horizontal"
      aria-valuemin={Math.round(run.fromMs)}
      aria-valuemax={Math.round(run.toMs)}
      aria-valuenow={Math.round(Math.min(run.toMs, Math.max(run.fromMs, inSight.fromMs)))}
      aria-valuetext={`${momentText(Math.max(0, inSight.fromMs))} to ${momentText(inSight.toMs)} of ${momentText(run.toMs)}`}
      title="The whole run: drag to move along it"
      onPointerDown={press}
      onPointerMove={move}
      onPointerUp={release}
      onPointerCancel={release}
      onKeyDown={key}
    >
      <canvas ref={canvas} />
    </div>
  );
}
