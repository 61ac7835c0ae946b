import { Button, Progress } from '@mantine/core';
import { type RefObject, useRef } from 'react';
import { countOf, countText } from '#contract/count-text';
import styles from './export-strip.module.css';
import { useFocusHeir } from './use-focus-heir';

/** How far an export has come, or how it ended. */
export type ToldExport =
  | { readonly kind: 'under-way'; readonly rows: number; readonly all: number | null }
  | { readonly kind: 'saved'; readonly fileName: string; readonly rows: number }
  | { readonly kind: 'stopped'; readonly rows: number; readonly all: number }
  | { readonly kind: 'failed'; readonly why: string };

export interface ExportStripProps {
  readonly state: ToldExport;
  /** What a row of it is. */
  readonly noun: string;
  /** What is to be known of a file that has been saved. */
  readonly remark?: string;
  /** Has the focus when the strip goes. */
  readonly heir: RefObject<HTMLElement | null>;
  readonly onStop: () => void;
  readonly onClose: () => void;
}

/** How far an export has come, with a way to stop it, and what came of it. */
export function ExportStrip({ state, noun, remark = '', heir, onStop, onClose }: ExportStripProps) {
  const strip = useRef<HTMLElement>(null);
  useFocusHeir(strip, () => heir.current);
  const isUnderWay = state.kind === 'under-way';
  const isBad = state.kind === 'failed';
  return (
    <section
      ref={strip}
      className={styles.strip}
      data-message={isBad ? 'refused' : state.kind}
      aria-label="Export"
    >
      {/* Progress is read from the meter; only its end is announced. */}
      <span className={styles.text} role={isBad ? 'alert' : isUnderWay ? undefined : 'status'}>
        {textOf(state, noun)}
        {state.kind === 'saved' && remark}
      </span>
      {isUnderWay && (
        <Progress
          className={styles.meter ?? ''}
          size="sm"
          aria-label={`${noun.charAt(0).toUpperCase()}${noun.slice(1)}s exported`}
          value={state.all === null || state.all === 0 ? 0 : (100 * state.rows) / state.all}
          transitionDuration={0}
        />
      )}
      <span className={styles.gap} />
      {/* One button for both, so that it keeps the focus when the export ends. */}
      <Button
        size="compact-xs"
        variant="default"
        aria-label={isUnderWay ? undefined : 'Close this message'}
        onClick={isUnderWay ? onStop : onClose}
      >
        {isUnderWay ? 'Stop export' : 'Close'}
      </Button>
    </section>
  );
}

function textOf(state: ToldExport, noun: string): string {
  switch (state.kind) {
    case 'under-way':
      return state.all === null
        ? 'Export begins …'
        : `Exporting: ${countText(state.rows)} of ${countOf(state.all, noun)}`;
    case 'saved':
      return `${state.fileName}: ${countOf(state.rows, noun)} exported.`;
    case 'stopped':
      return `Export stopped after ${countText(state.rows)} of ${countOf(state.all, noun)}; nothing is saved.`;
    case 'failed':
      return `The export failed. ${state.why}`;
  }
}
