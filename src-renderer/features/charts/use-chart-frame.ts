import { useEffect, useMemo } from 'react';
import { describeProblem } from '#contract/problem';
import type { SeriesSpan } from '#contract/series';
import { afterDelay } from '../../state/after-delay';
import { madeOnce } from '../../state/made-once';
import { outdateUnseen } from '../../state/outdate-unseen';
import { isBusy } from '../../state/selectors';
import { useView, useYard } from '../../state/use-store';
import type { ViewStore } from '../../state/view-store';
import type { Yard, YardState } from '../../state/yard-store';
import { useCell } from './cell';
import type { ChartFrame, Standing } from './chart-spec';
import { cutSeries } from './cut-series';
import { useSelectedSpan } from './selected-span';
import { createSeriesSource, type SeriesSource } from './series-source';

/** What the charts have to show. */
export type ChartsState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'empty' }
  | { readonly kind: 'unreadable'; readonly why: string }
  | { readonly kind: 'shown'; readonly frame: ChartFrame };

/** The charts' frame, kept fresh while the yard moves; it stands still while the view is frozen. */
export function useChartFrame(yard: Yard, view: ViewStore, chosen: SeriesSpan): ChartsState {
  const source = useSeriesSource(yard, view, chosen);
  const { series: known, standing, isLate, problems } = useCell(source.answer);
  const run = useYard(yard, (state) => state.run);
  const newest = known?.run === run ? known : null;
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

interface KeptSeries {
  readonly source: SeriesSource;
  /** Somebody looks at it from now on. Returns its own undo. */
  readonly show: () => () => void;
}

function useSeriesSource(yard: Yard, view: ViewStore, chosen: SeriesSpan): SeriesSource {
  const { source, show } = seriesOf(view, yard, chosen);
  useEffect(() => {
    const undo = [
      show(),
      yard.store.subscribe((state, before) => {
        if (state.version !== before.version) source.refresh();
      }),
      view.subscribe((state, before) => {
        if (state.frozen !== before.frozen) source.refresh();
      }),
    ];
    source.refresh();
    return () => {
      for (const one of undo) one();
    };
  }, [yard, view, source, show]);
  useEffect(() => source.choose(chosen), [source, chosen]);
  return source;
}

/** A window's series outlives what shows it: frozen charts, and those of a lost yard, are the same when shown again. */
const seriesOf = madeOnce((view: ViewStore, yard: Yard, firstSpan: SeriesSpan): KeptSeries => {
  const source = createSeriesSource(
    {
      api: yard.api,
      after: afterDelay,
      standing: () => standingOf(yard.store.getState()),
      isLive: () => view.getState().frozen === null,
    },
    firstSpan,
  );
  return { source, show: outdateUnseen(yard, view, source.outdate) };
});
