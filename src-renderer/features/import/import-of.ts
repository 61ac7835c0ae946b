import { createFileImport } from '../../state/file-import';
import { madeOnce } from '../../state/made-once';
import type { Yard } from '../../state/yard-store';

/** A window brings in one file at a time. */
export const importOf = madeOnce(({ api }: Yard) => createFileImport(api));
