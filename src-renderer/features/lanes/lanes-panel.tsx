import { useComputedColorScheme } from '@mantine/core';
import { useReducedMotion } from '@mantine/hooks';
import { useCallback, useEffect, useRef, useState } from 'react';
import { type CanvasFrame, CanvasSurface } from '../../canvas/canvas-surface';
import type { FrameLoop } from '../../canvas/frame-loop';
import { EmptyState } from '../../components/empty-state';
import { Panel } from '../../components/panel';
import { isBusy } from '../../state/selectors';
import { useYard } from '../../state/use-store';
import { toggleTask, type ViewStore } from '../../state/view-store';
import type { Yard } from '../../state/yard-store';
import { CoalescedNote } from './coalesced-note';
import { drawLanes } from './draw-lanes';
import { useLanesInWords } from './lanes-in-words';
import { LanesLegend } from './lanes-legend';
import { type LanesPalette, readPalette } from './lanes-palette';
import styles from './lanes-panel.module.css';
import { AXIS_PX, FOOT_PX, type LanesScene, sceneOf } from './lanes-scene';
import { createNowLine } from './now-line';
import { taskAtPoint } from './task-at-point';

/** Where motion is unwelcome the picture steps on only so often, in milliseconds. */
const CALM_STEP_MS = 1_000;

export interface LanesPanelProps {
  readonly yard: Yard;
  readonly view: ViewStore;
  readonly loop: FrameLoop;
}

/** The worker lanes over time, drawn from the yard's view as it is in each frame. */
export function LanesPanel({ yard, view, loop }: LanesPanelProps) {
  const redraw = useRef<(() => void) | null>(null);
  const palette = useRef<LanesPalette | null>(null);
  const lastScene = useRef<LanesScene | null>(null);
  const [nowLine] = useState(() => createNowLine(yard));
  const colourScheme = useComputedColorScheme();
  const calm = useReducedMotion();
  const words = useLanesInWords(yard);
  const untouched = useYard(yard, ({ counts, run }) => run > 0 && counts.accepted === 0);

  const draw = useCallback(
    ({ context, ...box }: CanvasFrame) => {
      const state = yard.store.getState();
      const moving = isBusy(state) && state.connection.kind === 'open';
      const { selectedTask } = view.getState();
      const moment = {
        view: state.view,
        ghostLanes: state.ghostLanes,
        nowMs: nowLine(),
        moving,
        selectedTask,
      };
      const scene = sceneOf(moment, box);
      palette.current ??= readPalette(document);
      drawLanes(context, scene, palette.current);
      lastScene.current = scene;
      return { contentHeightPx: AXIS_PX + scene.rows.contentPx + FOOT_PX, moving };
    },
    [yard, view, nowLine],
  );

  useEffect(() => {
    const again = () => redraw.current?.();
    let steppedAtMs = Number.NEGATIVE_INFINITY;
    const onYard = yard.store.subscribe((state) => {
      const nowMs = yard.hostNow();
      if (calm && isBusy(state) && nowMs - steppedAtMs < CALM_STEP_MS) return;
      steppedAtMs = nowMs;
      again();
    });
    const onView = view.subscribe(again);
    return () => {
      onYard();
      onView();
    };
  }, [yard, view, calm]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another scheme means other colours on the page
  useEffect(() => {
    palette.current = null;
    redraw.current?.();
  }, [colourScheme]);

  const select = useCallback(
    (xPx: number, yPx: number) => {
      const task = lastScene.current === null ? null : taskAtPoint(lastScene.current, xPx, yPx);
      if (task !== null) toggleTask(view, task);
    },
    [view],
  );

  return (
    <Panel
      title="Lanes"
      className={styles.panel}
      aside={
        <>
          <CoalescedNote yard={yard} />
          <LanesLegend />
        </>
      }
    >
      <div className={styles.picture}>
        <CanvasSurface
          loop={loop}
          draw={draw}
          redrawRef={redraw}
          minIntervalMs={calm ? CALM_STEP_MS : 0}
          name="Lanes over time"
          label={words.summary}
          onPoint={select}
        />
        {untouched && (
          <div className={styles.empty}>
            <EmptyState title="Nothing has run yet">
              Press <strong>Run demo</strong> to send the lesson's ten tasks through these lanes, or submit
              your own.
            </EmptyState>
          </div>
        )}
      </div>
      <ul className="visually-hidden" aria-label="What each lane does">
        {words.lanes.map((lane) => (
          <li key={lane}>{lane}</li>
        ))}
      </ul>
    </Panel>
  );
}
