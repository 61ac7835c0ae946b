import { useEffect, useEffectEvent, useMemo, useState } from 'react';
import { describeProblem } from '#contract/problem';
import type { SeriesSpan } from '#contract/series';
import { isBusy } from '../../state/selectors';
import { useView, useYard } from '../../state/use-store';
import type { ViewStore } from '../../state/view-store';
import type { Yard, YardState } from '../../state/yard-store';
import { createCell, useCell } from './cell';
import type { ChartFrame, Standing } from './chart-spec';
import { cutSeries } from './cut-series';
import { useSelectedSpan } from './selected-span';
import { createSeriesSource, NO_ANSWER, type SeriesAnswer, type SeriesSource } from './series-source';

/** What the charts have to show. */
export type ChartsState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'empty' }
  | { readonly kind: 'unreadable'; readonly why: string }
  | { readonly kind: 'shown'; readonly frame: ChartFrame };

const UNANSWERED = createCell<SeriesAnswer>(NO_ANSWER);

/** The charts' frame, kept fresh while the yard moves; it stands still while the view is frozen. */
export function useChartFrame(yard: Yard, view: ViewStore, chosen: SeriesSpan): ChartsState {
  const source = useSeriesSource(yard, view, chosen);
  const { series: newest, standing, isLate, problems } = useCell(source?.answer ?? UNANSWERED);
  const frozen = useView(view, (state) => state.frozen);
  const isEmptyNow = useYard(yard, ({ counts }) => counts.accepted + counts.rejected === 0);
  const series = useMemo(
    () => (newest !== null && frozen !== null && isLate ? cutSeries(newest, frozen.atMs) : newest),
    [newest, isLate, frozen],
  );
  const span = useSelectedSpan(yard, view, series);
  const frame = useMemo<ChartFrame | null>(() => {
    if (series === null) return null;
    // What was cut off has gone on.
    return { series, standing: series === newest ? standing : 'live', isFrozen: frozen !== null, span };
  }, [series, newest, standing, frozen, span]);
  const [problem] = problems;
  // A frozen view shows what there was.
  const isEmpty = frozen === null ? isEmptyNow : frame !== null && frame.series.points.length === 0;
  if (isEmpty) return { kind: 'empty' };
  // What is known stays worth reading: the window says itself that the connection is lost.
  const isUnknown = frame === null || frame.series.span !== chosen;
  if (problem !== undefined && isUnknown) return { kind: 'unreadable', why: describeProblem(problem) };
  return frame === null ? { kind: 'loading' } : { kind: 'shown', frame };
}

function standingOf(state: YardState): Standing {
  if (state.view.phase === 'stopped') return 'stopped';
  return isBusy(state) ? 'live' : 'idle';
}

function useSeriesSource(yard: Yard, view: ViewStore, chosen: SeriesSpan): SeriesSource | null {
  const [source, setSource] = useState<SeriesSource | null>(null);
  const firstSpan = useEffectEvent(() => chosen);
  useEffect(() => {
    const created = createSeriesSource(
      {
        api: yard.api,
        after: (delayMs, run) => {
          const timer = setTimeout(run, delayMs);
          return () => clearTimeout(timer);
        },
        standing: () => standingOf(yard.store.getState()),
        isLive: () => view.getState().frozen === null,
      },
      firstSpan(),
    );
    const onYard = yard.store.subscribe((state, before) => {
      if (state.version !== before.version) created.refresh();
    });
    const onView = view.subscribe((state, before) => {
      if (state.frozen !== before.frozen) created.refresh();
    });
    created.refresh();
    setSource(created);
    return () => {
      onYard();
      onView();
      created.close();
    };
  }, [yard, view]);
  useEffect(() => source?.choose(chosen), [source, chosen]);
  return source;
}
