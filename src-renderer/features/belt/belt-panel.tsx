import { useReducedMotion } from '@mantine/hooks';
import { useCallback, useEffect, useId, useReducer, useRef } from 'react';
import { type CanvasFrame, CanvasSurface } from '../../canvas/canvas-surface';
import type { FrameLoop } from '../../canvas/frame-loop';
import { usePagePalette } from '../../canvas/page-palette';
import { EmptyState } from '../../components/empty-state';
import { Panel } from '../../components/panel';
import { isBusy } from '../../state/selectors';
import { usePacedVersion } from '../../state/use-paced-version';
import { useView, useYard } from '../../state/use-store';
import type { ViewStore } from '../../state/view-store';
import { yardNow } from '../../state/yard-now';
import type { Yard, YardState } from '../../state/yard-store';
import { scaleToFit } from './belt-layout';
import { beltNow, beltSceneNow, goesOn } from './belt-now';
import styles from './belt-panel.module.css';
import { beltWords, flowNote } from './belt-words';
import { type Belt, useBelt } from './use-belt';
import { useBeltPointing } from './use-belt-pointing';

/** Where motion is unwelcome the picture steps on only so often, in milliseconds. */
const CALM_STEP_MS = 1_000;
/** The words follow the picture so often, in milliseconds. */
const WORDS_MS = 1_000;

export interface BeltPanelProps {
  readonly yard: Yard;
  readonly view: ViewStore;
  readonly loop: FrameLoop;
}

/** The sorting yard as a picture: where every task is now. */
export function BeltPanel({ yard, view, loop }: BeltPanelProps) {
  const redraw = useRef<(() => void) | null>(null);
  const palette = usePagePalette(redraw);
  const isCalm = useReducedMotion();
  const untouched = useYard(yard, ({ counts, run }) => run > 0 && counts.accepted + counts.rejected === 0);
  const changed = useChanged(yard, redraw, isCalm);
  const belt = useBelt(yard, view, isCalm, changed);
  const run = useYard(yard, (state) => state.run);
  const { cursor, pointed, told, ...pointing } = useBeltPointing(belt.stage, view, run, redraw);
  const { words, note } = useWords(yard, view, belt);
  const isStale = useCallback(() => belt.stage.isStaleAt(yardNow(yard), yard.hostNow()), [belt, yard]);
  const keysId = useId();

  const draw = useCallback(
    ({ context, widthPx, heightPx, scrollTopPx, pixelRatio }: CanvasFrame) => {
      const hostNowMs = yard.hostNow();
      belt.stage.begin(isCalm, hostNowMs, { widthPx, scrollTopPx });
      const scene = beltSceneNow(yard, view, belt, cursor.current, widthPx, heightPx);
      const scale = scaleToFit(scene.layout, widthPx);
      context.save();
      context.scale(scale, scale);
      context.translate(0, -scrollTopPx / scale);
      belt.stage.draw(context, scene, { palette: palette(), pixelRatio, hostNowMs, isCalm });
      context.restore();
      return { contentHeightPx: scene.layout.heightPx * scale, moving: goesOn(yard, view, belt) };
    },
    [yard, view, belt, palette, isCalm, cursor],
  );

  return (
    <Panel
      title="Belt"
      className={styles.panel}
      aside={note === null ? null : <span className={styles.note}>{note}</span>}
    >
      <div
        className={styles.picture}
        data-pointing={pointed !== null || undefined}
        title={pointed ?? undefined}
        onPointerMove={pointing.onPointerMove}
        onPointerLeave={pointing.onPointerLeave}
      >
        <CanvasSurface
          loop={loop}
          draw={draw}
          isStale={isStale}
          now={yard.hostNow}
          redrawRef={redraw}
          minIntervalMs={isCalm ? CALM_STEP_MS : 0}
          name="Belt"
          label={words.summary}
          describedBy={keysId}
          onPoint={pointing.onPoint}
          onKey={pointing.onKey}
          onBlur={pointing.onBlur}
        />
        {untouched && (
          <div className={styles.empty}>
            <EmptyState title="Nothing is on the belt yet">
              Press <strong>Run</strong> at the left to send the scenario's tasks over it, or submit your own.
            </EmptyState>
          </div>
        )}
      </div>
      <p className="visually-hidden" id={keysId}>
        Arrow keys go from task to task, Enter selects.
      </p>
      <p className="visually-hidden" role="status">
        {told}
      </p>
      <ul className="visually-hidden" aria-label="What is on the belt">
        {words.lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Panel>
  );
}

/** Asks for a drawing when something has changed; where motion is unwelcome no more often than it steps on. */
function useChanged(yard: Yard, redraw: { readonly current: (() => void) | null }, isCalm: boolean) {
  const steppedAtMs = useRef(Number.NEGATIVE_INFINITY);
  return useCallback(
    (state: YardState) => {
      const nowMs = yard.hostNow();
      if (isCalm && isBusy(state) && nowMs - steppedAtMs.current < CALM_STEP_MS) return;
      steppedAtMs.current = nowMs;
      redraw.current?.();
    },
    [yard, redraw, isCalm],
  );
}

/** The picture in words, as of now and then. */
function useWords(yard: Yard, view: ViewStore, belt: Belt) {
  usePacedVersion(yard, WORDS_MS);
  useView(view, (state) => state.frozen);
  const [, refresh] = useReducer((count: number) => count + 1, 0);
  const now = beltNow(yard, view, belt);
  const note = flowNote(now.flow);
  const isFlowing = note !== null;
  // The last message of a run comes while everything still seems to move: that it has passed, no message tells.
  useEffect(() => {
    if (!isFlowing) return;
    const timer = setInterval(refresh, WORDS_MS);
    return () => clearInterval(timer);
  }, [isFlowing]);
  return { words: beltWords(now), note };
}
