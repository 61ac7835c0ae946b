import { madeOnce } from '../../state/made-once';
import { createResultsExporter } from '../../state/results-exporter';
import type { Yard } from '../../state/yard-store';
import { saveFile } from './save-file';

/** The exporter of a window's yard: it goes on while another tab is shown. */
export const exporterOf = madeOnce(({ api }: Yard) => createResultsExporter({ api, save: saveFile }));
