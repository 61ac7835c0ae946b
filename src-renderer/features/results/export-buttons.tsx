import { Button } from '@mantine/core';
import { EXPORT_FORMATS, type ExportFormat } from '#contract/results-export';
import { pressProps } from '../../components/press-props';
import { exporterOf } from '../../state/exporter-of';
import { useExport, useView, useYard } from '../../state/use-store';
import type { ViewStore } from '../../state/view-store';
import type { Yard } from '../../state/yard-store';
import { beginExport, whyNoExport } from './export-actions';

export interface ExportButtonsProps {
  readonly yard: Yard;
  readonly view: ViewStore;
  /** Rows that the filter shows; null: not known yet. */
  readonly matching: number | null;
}

const WORDS: Readonly<Record<ExportFormat, string>> = { csv: 'CSV', json: 'JSON' };

/** Exports what the filter shows, in its order, as it is when the button is pressed. */
export function ExportButtons({ yard, view, matching }: ExportButtonsProps) {
  const isUnderWay = useExport(exporterOf(yard), ({ kind }) => kind === 'under-way');
  const connected = useYard(yard, ({ connection }) => connection.kind === 'open');
  const isFrozen = useView(view, ({ frozen }) => frozen !== null);
  const why = whyNoExport(connected, matching ?? 0, isUnderWay);
  const asOf = isFrozen ? ', as it is now: not as it stands here, frozen' : '';
  return EXPORT_FORMATS.map((format) => (
    <Button
      key={format}
      size="compact-xs"
      variant="default"
      aria-label={`Export ${WORDS[format]}`}
      {...pressProps(
        why,
        () => beginExport(yard, view, format),
        `Export what the filter shows as ${WORDS[format]}${asOf}`,
      )}
    >
      {WORDS[format]}
    </Button>
  ));
}
