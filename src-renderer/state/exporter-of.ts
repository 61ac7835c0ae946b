import { createFileExporter } from './file-exporter';
import { madeOnce } from './made-once';
import { saveFile } from './save-file';
import type { Yard } from './yard-store';

/** The exporter of a window's yard, which has one at a time: it goes on while another tab is shown. */
export const exporterOf = madeOnce(({ api }: Yard) => createFileExporter({ api, save: saveFile }));
