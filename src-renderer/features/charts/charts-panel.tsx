import type { SeriesSpan } from '#contract/series';
import { AskedLine } from '../../components/asked-line';
import { EmptyState } from '../../components/empty-state';
import { Panel } from '../../components/panel';
import type { KeptLook } from '../../state/kept-look';
import { runAbout } from '../../state/run-about';
import { useKeptLook } from '../../state/use-kept-look';
import type { ViewStore } from '../../state/view-store';
import type { Yard } from '../../state/yard-store';
import { ChartGrid } from './chart-grid';
import styles from './charts-panel.module.css';
import { type ChartsLook, ChartsTools } from './charts-tools';
import { SeriesTable } from './series-table';
import { type ChartsState, useChartFrame } from './use-chart-frame';

const SPAN: KeptLook<SeriesSpan> = { first: 'run', lasts: 'window' };
const LOOK: KeptLook<ChartsLook> = { first: 'charts', lasts: 'window' };

/** The run over time: small charts on one axis of time, or the same numbers as a table. */
export function ChartsPanel({ yard, view }: { readonly yard: Yard; readonly view: ViewStore }) {
  const [span, setSpan] = useKeptLook(view, SPAN);
  const [look, setLook] = useKeptLook(view, LOOK);
  const state = useChartFrame(yard, view, span);
  return (
    <Panel
      title="Charts"
      className={styles.panel}
      aside={
        state.kind === 'shown' && (
          <ChartsTools
            frame={state.frame}
            about={() => runAbout(yard, view)}
            span={span}
            onSpan={(next) => setSpan(() => next)}
            look={look}
            onLook={(next) => setLook(() => next)}
          />
        )
      }
    >
      <Content state={state} look={look} />
    </Panel>
  );
}

function Content({ state, look }: { readonly state: ChartsState; readonly look: ChartsLook }) {
  switch (state.kind) {
    case 'loading':
      return <AskedLine />;
    case 'empty':
      return (
        <EmptyState title="Nothing has run yet">
          Throughput, queue depth, response times, retries and utilisation are drawn here as soon as a task is
          submitted.
        </EmptyState>
      );
    case 'unreadable':
      return <EmptyState title="The charts could not be read">{state.why}</EmptyState>;
    case 'shown':
      return look === 'charts' ? (
        <ChartGrid frame={state.frame} />
      ) : (
        <SeriesTable series={state.frame.series} />
      );
  }
}
