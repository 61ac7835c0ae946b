import type { ExportFormat } from '#contract/results-export';
import type { ActionBus } from '../../state/action-bus';
import { exporterOf } from '../../state/exporter-of';
import { useAction } from '../../state/use-action';
import { useExport, useYard } from '../../state/use-store';
import type { ViewStore } from '../../state/view-store';
import type { Yard } from '../../state/yard-store';
import { bulkOf } from './bulk-of';
import { questionOf } from './results-source';

/** Why nothing can be exported now; null: it can. */
export function whyNoExport(connected: boolean, matching: number | null, isUnderWay: boolean): string | null {
  if (!connected) return 'No connection to the yard.';
  if (isUnderWay) return 'An export is under way.';
  return matching === 0 ? 'There is nothing to export.' : null;
}

/** Begins to export what the filter shows, in its order, as it is now. */
export function beginExport(yard: Yard, view: ViewStore, format: ExportFormat): void {
  // One thing is told at a time.
  bulkOf(yard).dismiss();
  exporterOf(yard).begin({ kind: 'results', query: questionOf(view.getState()), format });
}

/**
 * Exports by key, menu and palette, whichever tab is shown: the results come up, where its progress is told. What the
 * filter shows is known only where somebody looks at it; that there is no task at all is known everywhere.
 */
export function useExportActions(yard: Yard, view: ViewStore, bus: ActionBus): void {
  const connected = useYard(yard, ({ connection }) => connection.kind === 'open');
  const hasTasks = useYard(yard, ({ counts }) => counts.accepted > 0);
  const isUnderWay = useExport(exporterOf(yard), ({ kind }) => kind === 'under-way');
  const why = whyNoExport(connected, hasTasks ? null : 0, isUnderWay);
  const perform = (format: ExportFormat) => {
    view.setState({ tab: 'results' });
    beginExport(yard, view, format);
  };
  useAction(bus, 'export-csv', () => perform('csv'), why ?? true);
  useAction(bus, 'export-json', () => perform('json'), why ?? true);
}
