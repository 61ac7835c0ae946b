import { type KeyboardEvent, useRef } from 'react';
import { toggleTask, type ViewStore } from '../../state/view-store';
import type { Yard } from '../../state/yard-store';
import { searchLane } from './lane-search';
import { type LaneTarget, stretchOfTarget, taskOfTarget } from './lane-target';
import type { LanesPicture } from './lanes-picture';
import { type WalkStep, walk } from './target-walk';

export interface KeysNeeds {
  readonly yard: Yard;
  readonly picture: LanesPicture;
  readonly view: ViewStore;
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
export function useLanesKeys({ yard, picture, view, redraw }: KeysNeeds) {
  const { camera } = picture;
  /** Keys pressed so far: what main tells for one of them is too late after the next. */
  const pressed = useRef(0);
  const onKey = (event: KeyboardEvent<HTMLElement>) => {
    const { scene } = picture;
    if (scene === null || event.ctrlKey || event.metaKey || event.altKey) return;
    const { target } = picture.outlook;
    const step = STEPS[event.key];
    if (step !== undefined) {
      event.preventDefault();
      void go(step);
    } else if (event.key === 'Enter' && target !== null) {
      event.preventDefault();
      const task = taskOfTarget(target);
      if (task !== null) toggleTask(view, task);
    } else if (event.key === 'Escape' && target !== null) {
      event.preventDefault();
      picture.pointTo(null);
    }
  };

  async function go(step: WalkStep): Promise<void> {
    const { scene, outlook } = picture;
    if (scene === null) return;
    const press = ++pressed.current;
    const { target, unknown } = walk(scene, outlook.target, step, picture.moment().span.fromMs);
    if (unknown === null) {
      goTo(target);
      return;
    }
    const found = await searchLane(yard, unknown.lane, unknown.span, unknown.direction);
    // Whoever has gone on meanwhile stays where he is.
    if (press === pressed.current && picture.outlook.target === outlook.target) goTo(found ?? target);
  }

  /** Brings what the keyboard has come to in sight, and points at it. */
  function goTo(target: LaneTarget | null): void {
    if (target === null) return;
    const { span, atMs } = picture.moment();
    const stretch = stretchOfTarget(target, atMs);
    const markMs = target.kind === 'marks' ? (target.marks[0]?.atMs ?? 0) : 0;
    camera.reveal(stretch ?? { fromMs: markMs, toMs: markMs }, span);
    if (stretch !== null) picture.rows.reveal(stretch.lane);
    picture.pointTo(target);
    redraw();
  }
  return onKey;
}
