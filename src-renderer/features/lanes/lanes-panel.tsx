import { useReducedMotion } from '@mantine/hooks';
import { useCallback, useEffect, useId, useRef, useState } from 'react';
import { CanvasSurface } from '../../canvas/canvas-surface';
import type { FrameLoop } from '../../canvas/frame-loop';
import { watchColours } from '../../canvas/page-palette';
import type { SurfaceScroll } from '../../canvas/surface-scroll';
import { EmptyState } from '../../components/empty-state';
import { Panel } from '../../components/panel';
import type { ActionBus } from '../../state/action-bus';
import { isBusy } from '../../state/selectors';
import { useYard } from '../../state/use-store';
import type { ViewStore } from '../../state/view-store';
import type { Yard } from '../../state/yard-store';
import { HoverCard } from './hover-card';
import { LanesInWords, useLanesInWords } from './lanes-in-words';
import { LanesLegend } from './lanes-legend';
import styles from './lanes-panel.module.css';
import { LanesPicture } from './lanes-picture';
import { LanesToolbar } from './lanes-toolbar';
import { OverviewStrip } from './overview-strip';
import { useLanesNavigation } from './use-lanes-navigation';
import { useWheelHint, WheelHint } from './wheel-hint';

/** Where motion is unwelcome the picture steps on only so often, in milliseconds. */
const CALM_STEP_MS = 1_000;

export interface LanesPanelProps {
  readonly yard: Yard;
  readonly view: ViewStore;
  readonly bus: ActionBus;
  readonly loop: FrameLoop;
}

/** The worker lanes over time: what ran, what runs, and whatever of the run somebody wants to look at. */
export function LanesPanel({ yard, view, bus, loop }: LanesPanelProps) {
  const redrawRef = useRef<(() => void) | null>(null);
  const scrollRef = useRef<SurfaceScroll | null>(null);
  const redraw = useCallback(() => redrawRef.current?.(), []);
  const [picture] = useState(() => new LanesPicture(yard, view, redraw));
  const calm = useReducedMotion();
  const words = useLanesInWords(yard, view);
  const untouched = useYard(yard, ({ counts, run }) => run > 0 && counts.accepted === 0);
  const hint = useWheelHint();
  const needs = { yard, picture, view, bus, scroll: scrollRef, redraw, onPlainScroll: hint.show };
  const navigation = useLanesNavigation(needs);
  const keysId = useId();
  const pictureId = useId();

  useEffect(() => {
    picture.camera.calm = calm;
    let steppedAtMs = Number.NEGATIVE_INFINITY;
    const onYard = yard.store.subscribe((state) => {
      if (view.getState().frozen !== null) return;
      const nowMs = yard.hostNow();
      if (calm && isBusy(state) && nowMs - steppedAtMs < CALM_STEP_MS) return;
      steppedAtMs = nowMs;
      redraw();
    });
    const onView = view.subscribe(redraw);
    return () => {
      onYard();
      onView();
    };
  }, [yard, view, calm, picture, redraw]);

  useEffect(() => {
    const unwatch = watchColours(document, () => {
      picture.forgetColours();
      redraw();
    });
    return () => {
      unwatch();
      picture.close();
    };
  }, [picture, redraw]);

  return (
    <Panel
      title="Lanes"
      className={styles.panel}
      aside={
        <>
          <LanesLegend />
          <LanesToolbar yard={yard} view={view} picture={picture} navigation={navigation} />
        </>
      }
    >
      <div className={styles.picture} id={pictureId}>
        <CanvasSurface
          loop={loop}
          draw={picture.draw}
          isStale={picture.isStale}
          redrawRef={redrawRef}
          scrollRef={scrollRef}
          minIntervalMs={calm ? CALM_STEP_MS : 0}
          now={yard.hostNow}
          name="Lanes over time"
          label={words.summary}
          describedBy={keysId}
          gestures={navigation.gestures}
          onKey={navigation.onKey}
          onBlur={navigation.onBlur}
        />
        <HoverCard picture={picture} />
        <WheelHint shown={hint.shown} />
        {untouched && (
          <div className={styles.empty}>
            <EmptyState title="Nothing has run yet">
              Press <strong>Run</strong> at the left to send the scenario's tasks through these lanes, or
              submit your own.
            </EmptyState>
          </div>
        )}
      </div>
      <OverviewStrip picture={picture} loop={loop} controls={pictureId} redraw={redraw} />
      <p className="visually-hidden" id={keysId}>
        Left and right arrow keys go along a lane from one attempt to the next, also where attempts are summed
        up; Home and End go to its ends; up and down go from lane to lane, and above the first lane to the
        marks of changed limits. Enter selects a task, W and S zoom, A and D move along time, F fits the whole
        run, N follows now.
      </p>
      <LanesInWords lanes={words.lanes} />
    </Panel>
  );
}
