import {
  type KeyboardEvent,
  type PointerEvent,
  type RefObject,
  useCallback,
  useEffect,
  useRef,
  useState,
} from 'react';
import type { TaskId } from '#contract/task';
import { toggleTask, type ViewStore } from '../../state/view-store';
import { type Hit, hitAt, hitsOf, hitTowards } from './belt-hits';
import { scaleToFit } from './belt-layout';
import type { BeltStage } from './belt-stage';

/** Pointing at tasks in the picture, by mouse and by keyboard. */
export interface BeltPointing {
  /** The task where the keyboard stands; null: nowhere. */
  readonly cursor: RefObject<TaskId | null>;
  /** What the mouse points at, in words; null: at no task. */
  readonly pointed: string | null;
  /** What the keyboard has come to, in words. */
  readonly told: string;
  onPoint(xPx: number, yPx: number): void;
  onPointerMove(event: PointerEvent<HTMLElement>): void;
  onPointerLeave(): void;
  onKey(event: KeyboardEvent<HTMLElement>): void;
  onBlur(): void;
}

/** @param run which run is shown */
export function useBeltPointing(
  stage: BeltStage,
  view: ViewStore,
  run: number,
  redraw: RefObject<(() => void) | null>,
): BeltPointing {
  const cursor = useRef<TaskId | null>(null);
  const [pointed, setPointed] = useState<Hit | null>(null);
  const [told, setTold] = useState('');

  // The tasks of the next run bear the same numbers.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another run is what lets everything go
  useEffect(() => {
    cursor.current = null;
    setPointed(null);
    setTold('');
  }, [run]);

  /** The task at a point of the surface. */
  const hitUnder = useCallback(
    (xPx: number, yPx: number): Hit | null => {
      const { scene, shownAt } = stage;
      if (scene === null) return null;
      const scale = scaleToFit(scene.layout, shownAt.widthPx);
      return hitAt(hitsOf(scene), xPx / scale, (yPx + shownAt.scrollTopPx) / scale);
    },
    [stage],
  );

  const onPoint = useCallback(
    (xPx: number, yPx: number) => {
      const hit = hitUnder(xPx, yPx);
      if (hit !== null) toggleTask(view, hit.task);
    },
    [hitUnder, view],
  );

  function onKey(event: KeyboardEvent<HTMLElement>): void {
    const { scene } = stage;
    if (scene === null || event.ctrlKey || event.metaKey || event.altKey) return;
    const hits = hitsOf(scene);
    const here = hits.find(({ task }) => task === cursor.current) ?? null;
    if (event.key === 'Enter' && here !== null) {
      event.preventDefault();
      toggleTask(view, here.task);
      return;
    }
    const next = hitTowards(hits, here, event.key);
    if (next === null) return;
    event.preventDefault();
    cursor.current = next.task;
    setTold(next.words);
    redraw.current?.();
  }

  return {
    ...{ cursor, told, onPoint, onKey },
    pointed: pointed?.words ?? null,
    onPointerMove(event) {
      const bounds = event.currentTarget.getBoundingClientRect();
      const hit = hitUnder(event.clientX - bounds.left, event.clientY - bounds.top);
      // Words that change all the time would keep the browser from showing them.
      setPointed((before) => (before?.task === hit?.task ? before : hit));
    },
    onPointerLeave: () => setPointed(null),
    onBlur() {
      cursor.current = null;
      redraw.current?.();
    },
  };
}
