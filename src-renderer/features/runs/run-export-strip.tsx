import type { RefObject } from 'react';
import { ExportStrip } from '../../components/export-strip';
import { exporterOf } from '../../state/exporter-of';
import { useExport } from '../../state/use-store';
import type { Yard } from '../../state/yard-store';

export interface RunExportStripProps {
  readonly yard: Yard;
  /** Has the focus when the strip goes. */
  readonly heir: RefObject<HTMLElement | null>;
}

/** How far an export of a run has come, and what came of it. */
export function RunExportStrip({ yard, heir }: RunExportStripProps) {
  const exporter = exporterOf(yard);
  const state = useExport(exporter, (now) => now);
  if (state.kind === 'idle' || state.of !== 'run') return null;
  return (
    <ExportStrip state={state} noun="event" heir={heir} onStop={exporter.stop} onClose={exporter.dismiss} />
  );
}
