import type { RefObject } from 'react';
import { ExportStrip } from '../../components/export-strip';
import { exporterOf } from '../../state/exporter-of';
import { useExport, useView } from '../../state/use-store';
import type { ViewStore } from '../../state/view-store';
import type { Yard } from '../../state/yard-store';

export interface ResultsExportStripProps {
  readonly yard: Yard;
  readonly view: ViewStore;
  /** Has the focus when the strip goes. */
  readonly heir: RefObject<HTMLElement | null>;
}

/** How far an export of results has come, and what came of it. */
export function ResultsExportStrip({ yard, view, heir }: ResultsExportStripProps) {
  const exporter = exporterOf(yard);
  const state = useExport(exporter, (now) => now);
  const isFrozen = useView(view, ({ frozen }) => frozen !== null);
  if (state.kind === 'idle' || state.of !== 'results') return null;
  return (
    <ExportStrip
      state={state}
      noun="row"
      remark={isFrozen ? ' It has the tasks as they are by now, not as they stand here.' : ''}
      heir={heir}
      onStop={exporter.stop}
      onClose={exporter.dismiss}
    />
  );
}
