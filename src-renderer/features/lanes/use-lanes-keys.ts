import type { KeyboardEvent, RefObject } from 'react';
import type { SurfaceScroll } from '../../canvas/surface-scroll';
import { lengthOf, panSpan } from '../../canvas/time-span';
import { toggleTask, type ViewStore } from '../../state/view-store';
import { rowOfLane } from './lane-rows';
import { type LaneTarget, stretchOfTarget, taskOfTarget } from './lane-target';
import type { LanesPicture } from './lanes-picture';
import { AXIS_PX, FOOT_PX, type LanesScene } from './lanes-scene';
import { type WalkStep, walk } from './target-walk';

export interface KeysNeeds {
  readonly picture: LanesPicture;
  readonly view: ViewStore;
  readonly scroll: RefObject<SurfaceScroll | null>;
  readonly redraw: () => void;
}

const STEPS: Readonly<Record<string, WalkStep>> = {
  ArrowLeft: 'previous',
  ArrowRight: 'next',
  ArrowUp: 'up',
  ArrowDown: 'down',
  Home: 'first',
  End: 'last',
};

/** Arrows go from one attempt to the next and from lane to lane, Enter selects, Escape leaves. */
export function useLanesKeys({ picture, view, scroll, redraw }: KeysNeeds) {
  const { camera } = picture;
  const onKey = (event: KeyboardEvent<HTMLElement>) => {
    const { scene } = picture;
    if (scene === null || event.ctrlKey || event.metaKey || event.altKey) return;
    const { target } = picture.outlook;
    const step = STEPS[event.key];
    if (step !== undefined) {
      event.preventDefault();
      goTo(walk(scene, target, step), scene);
    } else if (event.key === 'Enter' && target !== null) {
      event.preventDefault();
      const task = taskOfTarget(target);
      if (task !== null) toggleTask(view, task);
    } else if (event.key === 'Escape' && target !== null) {
      event.preventDefault();
      picture.pointTo(null);
    }
  };

  /** Brings what the keyboard has come to in sight, and points at it. */
  function goTo(target: LaneTarget | null, scene: LanesScene): void {
    const { span, atMs } = picture.moment();
    const stretch = target === null ? null : stretchOfTarget(target, atMs);
    if (target === null || stretch === null) return;
    const shown = camera.spanOf(span);
    const isBefore = stretch.toMs < shown.fromMs;
    if (isBefore || stretch.fromMs > shown.toMs) {
      const byMs = isBefore ? stretch.fromMs - shown.fromMs : stretch.toMs - shown.toMs;
      const margin = lengthOf(shown) * (isBefore ? -0.1 : 0.1);
      const next = panSpan(shown, byMs + margin, span);
      camera.pan(next.fromMs - shown.fromMs, span, false);
    }
    const row = rowOfLane(scene.rows, stretch.lane);
    const top = row * scene.rows.rowPx;
    scroll.current?.reveal(top, top + scene.rows.rowPx + AXIS_PX + FOOT_PX);
    picture.pointTo(target);
    redraw();
  }
  return onKey;
}
