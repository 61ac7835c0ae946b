import { useCallback, useMemo, useRef } from 'react';
import type { ActionBus } from '../../state/action-bus';
import type { SettingsStore } from '../../state/settings-store';
import { useResults, useSettings, useView } from '../../state/use-store';
import type { ViewStore } from '../../state/view-store';
import type { Yard } from '../../state/yard-store';
import { BulkBar } from './bulk-bar';
import { tickedByPhase } from './bulk-words';
import { ColumnPicker } from './column-picker';
import { copyTicked, rowsAsJson, whyNoCopy } from './copy-rows';
import { ExportButtons } from './export-buttons';
import { ExportStrip } from './export-strip';
import { exporterOf } from './exporter-of';
import { fittingColumns } from './fitting-columns';
import { ResultsChips } from './results-chips';
import { RESULTS_COLUMNS } from './results-columns';
import { ResultsAnnouncer, ResultsNotes } from './results-notes';
import { ResultsSearch } from './results-search';
import { ResultsTable } from './results-table';
import toolbar from './results-toolbar.module.css';
import { useBoxWidth } from './use-box-width';
import { useBulk } from './use-bulk';
import type { ResultsSource } from './use-results-pager';
import { useTicks } from './use-ticks';

export interface ResultsBodyProps {
  readonly yard: Yard;
  readonly view: ViewStore;
  readonly bus: ActionBus;
  readonly settings: SettingsStore;
  readonly source: ResultsSource;
}

/** The table with its tools above it, and what is done to several rows below it. */
export function ResultsBody({ yard, view, bus, settings, source }: ResultsBodyProps) {
  const { pager } = source;
  const box = useRef<HTMLElement | null>(null);
  const widthPx = useBoxWidth(box);
  const hidden = useSettings(settings, ({ hiddenColumns }) => hiddenColumns);
  const columns = useMemo(() => fittingColumns(RESULTS_COLUMNS, hidden, widthPx), [hidden, widthPx]);
  const ticks = useTicks(yard, view, source);
  const { ticked } = ticks;
  const bulk = useBulk(yard, () => exporterOf(yard).dismiss());
  const matching = useResults(pager, ({ page }) => page?.matching ?? null);
  const found = useResults(pager, ({ page }) => page?.found ?? null);
  const selectedTask = useView(view, (state) => state.selectedTask);
  const noCopy = whyNoCopy(ticked, matching ?? 0);

  const copy = useCallback(
    (event: ClipboardEvent) => {
      if (ticked.kind === 'matching') {
        if (noCopy === null) void copyTicked(ticked, view.getState(), source);
        return noCopy === null;
      }
      const page = pager.store.getState().page?.rows ?? [];
      const rows =
        ticked.kind === 'rows' ? [...ticked.rows.values()] : page.filter(({ task }) => task === selectedTask);
      if (rows.length > 0) event.clipboardData?.setData('text/plain', rowsAsJson(rows));
      return rows.length > 0;
    },
    [ticked, noCopy, view, source, pager, selectedTask],
  );

  return (
    <>
      <div className={toolbar.toolbar}>
        <ResultsChips yard={yard} view={view} pager={pager} />
        <div className={toolbar.tools}>
          <ResultsSearch view={view} />
          <ColumnPicker settings={settings} noRoom={columns.noRoom} />
          <ExportButtons yard={yard} view={view} bus={bus} matching={matching} onBegin={bulk.dismiss} />
        </div>
      </div>
      <ResultsNotes view={view} pager={pager} />
      <ResultsAnnouncer view={view} pager={pager} />
      <ResultsTable
        yard={yard}
        view={view}
        bus={bus}
        source={source}
        ticks={ticks}
        columns={columns}
        box={box}
        onCopy={copy}
      />
      <BulkBar
        yard={yard}
        ticks={ticks}
        bulk={bulk}
        byPhase={tickedByPhase(ticked, found)}
        matching={matching ?? 0}
        whyNoCopy={noCopy}
        onCopy={() => copyTicked(ticked, view.getState(), source)}
        onGoTo={(task) => view.setState({ selectedTask: task })}
      />
      <ExportStrip yard={yard} />
    </>
  );
}
