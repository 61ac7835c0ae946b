import { madeOnce } from '../../state/made-once';
import { createResultsExporter } from '../../state/results-exporter';
import { saveFile } from '../../state/save-file';
import type { Yard } from '../../state/yard-store';

/** The exporter of a window's yard: it goes on while another tab is shown. */
export const exporterOf = madeOnce(({ api }: Yard) => createResultsExporter({ api, save: saveFile }));
