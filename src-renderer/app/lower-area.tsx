import { lazy, type ReactNode, Suspense, useRef } from 'react';
import { useBoxWidth } from '../components/use-box-width';
import { EventsPanel } from '../features/events/events-panel';
import { FiguresPanel } from '../features/figures/figures-panel';
import { InspectorPanel } from '../features/inspector/inspector-panel';
import { ResultsPanel, useExportActions } from '../features/results/results-panel';
import { RunsPanel } from '../features/runs/runs-panel';
import { TreePanel } from '../features/tree/tree-panel';
import { useAction } from '../state/use-action';
import { useView } from '../state/use-store';
import type { Tab } from '../state/view-store';
import styles from './app.module.css';
import { panelId, type RowTab, TabRow, tabId } from './tab-row';
import type { WindowParts } from './window-parts';

/** Charts weigh as much as all the rest: they are fetched when somebody wants to see them. */
const ChartsPanel = lazy(async () => {
  const { ChartsPanel: Panel } = await import('../features/charts/charts-panel');
  return { default: Panel };
});

const TABS: readonly RowTab<Tab>[] = [
  { value: 'results', label: 'Results', title: 'Every task and what became of it (1)' },
  { value: 'events', label: 'Events', title: 'The log as it happens (2)' },
  { value: 'charts', label: 'Charts', title: 'The run in figures over time (3)' },
  {
    value: 'tree',
    label: 'Cancellation tree',
    short: 'Tree',
    title: 'Who is reached by whose cancellation (4)',
  },
  { value: 'figures', label: 'Figures', title: 'What held the run up, and how long things took (5)' },
  { value: 'runs', label: 'Runs', title: 'The runs that are kept: open, compare, export (6)' },
];

/** What stands below the picture: one of its tabs, and the inspector where a task is selected. */
export function LowerArea(parts: WindowParts) {
  const { yard, view, bus } = parts;
  const all = useRef<HTMLDivElement>(null);
  const details = useRef<HTMLDivElement>(null);
  const besidePx = useBoxWidth(all) - useBoxWidth(details);
  useExportActions(yard, view, bus);
  const tab = useView(view, (state) => state.tab);
  const show = (next: Tab) => view.setState({ tab: next });
  useAction(bus, 'show-results', () => show('results'));
  useAction(bus, 'show-events', () => show('events'));
  useAction(bus, 'show-charts', () => show('charts'));
  useAction(bus, 'show-tree', () => show('tree'));
  useAction(bus, 'show-figures', () => show('figures'));
  useAction(bus, 'show-runs', () => show('runs'));
  return (
    <div ref={all} className={styles.lower}>
      <div ref={details} className={`${styles.tabbed} ${styles.details}`}>
        <div className={styles.tabs}>
          <TabRow label="Details" idPrefix="details" tabs={TABS} value={tab} onChange={show} />
        </div>
        <div
          className={styles.tabPanel}
          role="tabpanel"
          id={panelId('details')}
          aria-labelledby={tabId('details', tab)}
        >
          <Suspense fallback={<p className={styles.loading}>Loading …</p>}>
            {contentOf(tab, parts, besidePx)}
          </Suspense>
        </div>
      </div>
      <InspectorPanel yard={yard} view={view} bus={bus} />
    </div>
  );
}

function contentOf(tab: Tab, { yard, view, bus, settings }: WindowParts, besidePx: number): ReactNode {
  switch (tab) {
    case 'events':
      return <EventsPanel yard={yard} view={view} bus={bus} />;
    case 'tree':
      return <TreePanel yard={yard} view={view} bus={bus} />;
    case 'charts':
      return <ChartsPanel yard={yard} view={view} />;
    case 'figures':
      return <FiguresPanel yard={yard} view={view} />;
    case 'runs':
      return <RunsPanel yard={yard} view={view} />;
    case 'results':
      return <ResultsPanel yard={yard} view={view} bus={bus} settings={settings} besidePx={besidePx} />;
  }
}
