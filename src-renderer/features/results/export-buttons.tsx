import { Button } from '@mantine/core';
import { EXPORT_FORMATS, type ExportFormat } from '#contract/results-export';
import type { ActionBus } from '../../state/action-bus';
import { useAction } from '../../state/use-action';
import { useExport, useYard } from '../../state/use-store';
import type { ViewStore } from '../../state/view-store';
import type { Yard } from '../../state/yard-store';
import { exporterOf } from './exporter-of';
import { questionOf } from './use-results-pager';

export interface ExportButtonsProps {
  readonly yard: Yard;
  readonly view: ViewStore;
  readonly bus: ActionBus;
  /** Rows that the filter shows; null: not known yet. */
  readonly matching: number | null;
  /** Told of each beginning, so that what was said of other things can go. */
  readonly onBegin: () => void;
}

const WORDS: Readonly<Record<ExportFormat, string>> = { csv: 'CSV', json: 'JSON' };

/** Exports what the filter shows, in its order, as it is when the button is pressed. */
export function ExportButtons({ yard, view, bus, matching, onBegin }: ExportButtonsProps) {
  const exporter = exporterOf(yard);
  const isUnderWay = useExport(exporter, ({ kind }) => kind === 'under-way');
  const connected = useYard(yard, ({ connection }) => connection.kind === 'open');
  const why = whyNoExport(connected, matching, isUnderWay);
  const begin = (format: ExportFormat) => {
    onBegin();
    exporter.begin(questionOf(view.getState()), format);
  };
  useAction(bus, 'export-csv', () => begin('csv'), why === null);
  useAction(bus, 'export-json', () => begin('json'), why === null);
  return EXPORT_FORMATS.map((format) => (
    <Button
      key={format}
      size="compact-xs"
      variant="default"
      disabled={why !== null}
      aria-label={`Export ${WORDS[format]}`}
      title={why ?? `Export what the filter shows as ${WORDS[format]}`}
      onClick={() => begin(format)}
    >
      {WORDS[format]}
    </Button>
  ));
}

function whyNoExport(connected: boolean, matching: number | null, isUnderWay: boolean): string | null {
  if (!connected) return 'No connection to the yard.';
  if (isUnderWay) return 'An export is under way.';
  if (matching === null || matching === 0) return 'There is nothing to export.';
  return null;
}
