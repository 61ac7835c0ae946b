import { type KeyboardEvent, type RefObject, useCallback, useMemo } from 'react';
import type { SurfaceGestures, SurfacePoint } from '../../canvas/surface-gestures';
import type { SurfaceScroll } from '../../canvas/surface-scroll';
import { lengthOf, type TimeSpan } from '../../canvas/time-span';
import type { ActionBus } from '../../state/action-bus';
import { useAction } from '../../state/use-action';
import { toggleTask, type ViewStore } from '../../state/view-store';
import type { Yard } from '../../state/yard-store';
import { stretchOfTarget, taskOfTarget } from './lane-target';
import type { LanesPicture } from './lanes-picture';
import { GUTTER_PX } from './lanes-scene';
import { targetAtPoint } from './target-at-point';
import { useLanesKeys } from './use-lanes-keys';

/** One press of a key or button zooms by this factor. */
const ZOOM_STEP = 1.6;
/** One press moves along by this share of what is in sight. */
const PAN_STEP = 0.25;
/** A stretch that is gone to takes up so much of the picture. */
const SHOWN_SHARE = 0.5;

export interface LanesNavigation {
  readonly gestures: SurfaceGestures;
  readonly onKey: (event: KeyboardEvent<HTMLElement>) => void;
  readonly onBlur: () => void;
  readonly zoomBy: (factor: number) => void;
  readonly fit: () => void;
  readonly follow: () => void;
  /** Brings the selected task's attempts in sight. */
  readonly showSelected: () => void;
}

export interface NavigationNeeds {
  readonly yard: Yard;
  readonly picture: LanesPicture;
  readonly view: ViewStore;
  readonly bus: ActionBus;
  readonly scroll: RefObject<SurfaceScroll | null>;
  readonly redraw: () => void;
  /** Somebody turned a plain wheel over rows that scroll. */
  readonly onPlainScroll: () => void;
}

/** How the picture is moved: by wheel, drag and double click, by keys, and by the actions of menu and palette. */
export function useLanesNavigation(needs: NavigationNeeds): LanesNavigation {
  const { yard, picture, view, bus, scroll, redraw, onPlainScroll } = needs;
  const { camera } = picture;

  const zoomBy = useCallback(
    (factor: number) => {
      const { span, goesOn } = picture.moment();
      camera.zoom(factor, span, goesOn);
      redraw();
    },
    [picture, camera, redraw],
  );
  const panBy = (share: number) => {
    const { span, goesOn } = picture.moment();
    camera.pan(lengthOf(camera.aimedAt(span)) * share, span, goesOn);
    redraw();
  };
  const fit = () => {
    camera.fit(picture.moment().span);
    redraw();
  };
  const follow = () => {
    camera.follow(picture.moment().span);
    redraw();
  };
  useAction(bus, 'zoom-in', () => zoomBy(1 / ZOOM_STEP));
  useAction(bus, 'zoom-out', () => zoomBy(ZOOM_STEP));
  useAction(bus, 'pan-left', () => panBy(-PAN_STEP));
  useAction(bus, 'pan-right', () => panBy(PAN_STEP));
  useAction(bus, 'fit-lanes', fit);
  useAction(bus, 'follow-now', follow);

  /** Goes to a stretch of a lane. */
  const show = useCallback(
    (lane: number, stretch: TimeSpan) => {
      const { span } = picture.moment();
      const padMs = (lengthOf(stretch) * (1 / SHOWN_SHARE - 1)) / 2 || 1;
      camera.show({ fromMs: stretch.fromMs - padMs, toMs: stretch.toMs + padMs }, span);
      picture.rows.reveal(lane);
      redraw();
    },
    [picture, camera, redraw],
  );

  const showSelected = () => {
    const stretches = picture.scene?.stretches ?? [];
    const [first, last] = [stretches[0], stretches.at(-1)];
    if (first === undefined || last === undefined) return;
    show(last.lane, { fromMs: first.fromMs, toMs: last.toMs ?? picture.moment().atMs });
  };

  const gestures = useMemo<SurfaceGestures>(() => {
    const at = (point: SurfacePoint) => (picture.scene === null ? null : targetAtPoint(picture.scene, point));
    return {
      onHover: (point) => picture.hover(point),
      onClick: (point) => {
        const target = at(point);
        const task = target === null ? null : taskOfTarget(target);
        if (task !== null) toggleTask(view, task);
      },
      onDoubleClick: (point) => {
        const target = at(point);
        const stretch = target === null ? null : stretchOfTarget(target, picture.moment().atMs);
        if (target === null || stretch === null) return;
        const task = taskOfTarget(target);
        if (task !== null) view.setState({ selectedTask: task });
        show(stretch.lane, stretch);
      },
      onDrag: (byXPx, byYPx) => {
        pan(-byXPx, false);
        scroll.current?.scrollBy(-byYPx);
      },
      onZoom: ({ xPx }, factor) => {
        const { span, goesOn } = picture.moment();
        const anchorMs = picture.scene?.scale.msAt(Math.max(GUTTER_PX, xPx)) ?? null;
        camera.zoom(factor, span, goesOn, anchorMs, false);
        redraw();
      },
      onPan: (byPx) => pan(byPx, true),
      onPlainScroll,
    };

    function pan(byPx: number, mayFollow: boolean): void {
      const { scene } = picture;
      if (scene === null || byPx === 0) return;
      const { span, goesOn } = picture.moment();
      const msPerPx = lengthOf(scene.scale) / (scene.scale.rightPx - scene.scale.leftPx);
      camera.pan(byPx * msPerPx, span, goesOn && (mayFollow || byPx > 0), false);
      redraw();
    }
  }, [picture, camera, view, scroll, redraw, show, onPlainScroll]);

  const onKey = useLanesKeys({ yard, picture, view, redraw });
  const onBlur = () => picture.pointTo(null);
  return { gestures, onKey, onBlur, zoomBy, fit, follow, showSelected };
}
