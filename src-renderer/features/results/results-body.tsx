import { useMemo, useRef } from 'react';
import { useBoxWidth } from '../../components/use-box-width';
import type { ActionBus } from '../../state/action-bus';
import type { SettingsStore } from '../../state/settings-store';
import { useResults, useSettings, useView } from '../../state/use-store';
import type { ViewStore } from '../../state/view-store';
import type { Yard } from '../../state/yard-store';
import { BulkBar } from './bulk-bar';
import { BulkReplyLine } from './bulk-reply-line';
import { tickedByPhase } from './bulk-words';
import { ColumnPicker } from './column-picker';
import { ExportButtons } from './export-buttons';
import { fittingColumns } from './fitting-columns';
import { ResultsChips } from './results-chips';
import { RESULTS_COLUMNS } from './results-columns';
import { ResultsExportStrip } from './results-export-strip';
import { ResultsAnnouncer, ResultsNotes } from './results-notes';
import styles from './results-panel.module.css';
import { ResultsSearch } from './results-search';
import type { ResultsSource } from './results-source';
import { ResultsTable } from './results-table';
import toolbar from './results-toolbar.module.css';
import { useCopyRows } from './use-copy-rows';
import { useTicks } from './use-ticks';

export interface ResultsBodyProps {
  readonly yard: Yard;
  readonly view: ViewStore;
  readonly bus: ActionBus;
  readonly settings: SettingsStore;
  readonly source: ResultsSource;
  /** Width of what stands beside the results for a while, in pixels. */
  readonly besidePx: number;
}

/** The table with its tools above it, and what is done to several rows below it. */
export function ResultsBody({ yard, view, bus, settings, source, besidePx }: ResultsBodyProps) {
  const { pager } = source;
  const box = useRef<HTMLElement | null>(null);
  const grid = useRef<HTMLTableElement | null>(null);
  const roomPx = useBoxWidth(box) + besidePx;
  const hidden = useSettings(settings, ({ hiddenColumns }) => hiddenColumns);
  const sortedBy = useView(view, ({ sort }) => sort.by);
  const columns = useMemo(
    () => fittingColumns(RESULTS_COLUMNS, hidden, roomPx, sortedBy),
    [hidden, roomPx, sortedBy],
  );
  const ticks = useTicks(yard, view, source);
  const { ticked, refused } = ticks;
  const matching = useResults(pager, ({ page }) => page?.matching ?? null);
  const found = useResults(pager, ({ page }) => page?.found ?? null);
  const copied = useCopyRows(view, source, ticked, matching ?? 0);
  const said = refused ?? copied.said;
  return (
    <>
      <div className={toolbar.toolbar}>
        <ResultsChips yard={yard} view={view} pager={pager} />
        <div className={toolbar.tools}>
          <ResultsSearch view={view} />
          <ColumnPicker settings={settings} noRoom={columns.noRoom} />
          <ExportButtons yard={yard} view={view} matching={matching} />
        </div>
      </div>
      <ResultsNotes view={view} pager={pager} columns={columns.shown} />
      <ResultsAnnouncer view={view} pager={pager} />
      <ResultsTable
        yard={yard}
        view={view}
        bus={bus}
        source={source}
        ticks={ticks}
        columns={columns}
        box={box}
        grid={grid}
        onCopy={copied.onCopy}
      />
      <p className={said === null ? 'visually-hidden' : styles.said} role="status">
        {said}
      </p>
      <BulkBar
        yard={yard}
        ticks={ticks}
        byPhase={tickedByPhase(ticked, found)}
        matching={matching ?? 0}
        whyNoCopy={copied.why}
        grid={grid}
        onCopy={copied.copy}
      />
      <BulkReplyLine yard={yard} view={view} grid={grid} />
      <ResultsExportStrip yard={yard} view={view} heir={grid} />
    </>
  );
}
