import { Button, CloseButton, Progress } from '@mantine/core';
import { countOf, countText } from '../../components/count-text';
import type { ExportState } from '../../state/results-exporter';
import { useExport } from '../../state/use-store';
import type { Yard } from '../../state/yard-store';
import bar from './bulk-bar.module.css';
import styles from './export-strip.module.css';
import { exporterOf } from './exporter-of';

/** How far an export has come, with a way to stop it, and what came of it. */
export function ExportStrip({ yard }: { readonly yard: Yard }) {
  const exporter = exporterOf(yard);
  const state = useExport(exporter, (now) => now);
  if (state.kind === 'idle') return null;
  const isUnderWay = state.kind === 'under-way';
  return (
    <section
      className={bar.bar}
      data-message={state.kind === 'failed' ? 'refused' : state.kind}
      aria-label="Export"
    >
      {/* Progress is read from the meter; only its end is announced. */}
      <span role={state.kind === 'failed' ? 'alert' : isUnderWay ? undefined : 'status'}>
        {textOf(state)}
      </span>
      {isUnderWay && (
        <Progress
          className={styles.meter ?? ''}
          size="sm"
          aria-label="Rows exported"
          value={state.of === null || state.of === 0 ? 0 : (100 * state.rows) / state.of}
          transitionDuration={0}
        />
      )}
      <span className={bar.gap} />
      {isUnderWay ? (
        <Button size="compact-xs" variant="default" onClick={() => exporter.stop()}>
          Stop export
        </Button>
      ) : (
        <CloseButton
          size="sm"
          aria-label="Close this message"
          title="Close"
          onClick={() => exporter.dismiss()}
        />
      )}
    </section>
  );
}

function textOf(state: Exclude<ExportState, { kind: 'idle' }>): string {
  switch (state.kind) {
    case 'under-way':
      return state.of === null
        ? 'Export begins …'
        : `Exporting: ${countText(state.rows)} of ${countOf(state.of, 'row')}`;
    case 'saved':
      return `${state.fileName}: ${countOf(state.rows, 'row')} exported.`;
    case 'stopped':
      return `Export stopped after ${countText(state.rows)} of ${countOf(state.of, 'row')}; nothing is saved.`;
    case 'failed':
      return `The export failed. ${state.why}`;
  }
}
