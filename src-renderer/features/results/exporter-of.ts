import { createResultsExporter, type ResultsExporter } from '../../state/results-exporter';
import type { Yard } from '../../state/yard-store';
import { saveFile } from './save-file';

const exporters = new WeakMap<Yard, ResultsExporter>();

/** The exporter of a window's yard: it goes on while another tab is shown. */
export function exporterOf(yard: Yard): ResultsExporter {
  const known = exporters.get(yard);
  if (known !== undefined) return known;
  const created = createResultsExporter({ api: yard.api, save: saveFile });
  exporters.set(yard, created);
  return created;
}
