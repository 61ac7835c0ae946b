import { Button, Progress } from '@mantine/core';
import { type RefObject, useRef } from 'react';
import { countOf, countText } from '../../components/count-text';
import { useFocusHeir } from '../../components/use-focus-heir';
import type { ExportState } from '../../state/results-exporter';
import { useExport, useView } from '../../state/use-store';
import type { ViewStore } from '../../state/view-store';
import type { Yard } from '../../state/yard-store';
import bar from './bulk-bar.module.css';
import styles from './export-strip.module.css';
import { exporterOf } from './exporter-of';

export interface ExportStripProps {
  readonly yard: Yard;
  readonly view: ViewStore;
  /** Has the focus when the strip goes. */
  readonly heir: RefObject<HTMLElement | null>;
}

/** How far an export has come, with a way to stop it, and what came of it. */
export function ExportStrip(props: ExportStripProps) {
  const state = useExport(exporterOf(props.yard), (now) => now);
  return state.kind === 'idle' ? null : <Strip {...props} state={state} />;
}

type Told = Exclude<ExportState, { kind: 'idle' }>;

function Strip({ yard, view, heir, state }: ExportStripProps & { readonly state: Told }) {
  const exporter = exporterOf(yard);
  const strip = useRef<HTMLElement>(null);
  useFocusHeir(strip, () => heir.current);
  const isFrozen = useView(view, ({ frozen }) => frozen !== null);
  const isUnderWay = state.kind === 'under-way';
  const isBad = state.kind === 'failed';
  return (
    <section
      ref={strip}
      className={bar.bar}
      data-message={isBad ? 'refused' : state.kind}
      aria-label="Export"
    >
      {/* Progress is read from the meter; only its end is announced. */}
      <span className={bar.text} role={isBad ? 'alert' : isUnderWay ? undefined : 'status'}>
        {textOf(state)}
        {state.kind === 'saved' &&
          isFrozen &&
          ' It has the tasks as they are by now, not as they stand here.'}
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
      {/* One button for both, so that it keeps the focus when the export ends. */}
      <Button
        size="compact-xs"
        variant="default"
        aria-label={isUnderWay ? undefined : 'Close this message'}
        onClick={() => (isUnderWay ? exporter.stop() : exporter.dismiss())}
      >
        {isUnderWay ? 'Stop export' : 'Close'}
      </Button>
    </section>
  );
}

function textOf(state: Told): string {
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
