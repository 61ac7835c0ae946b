import { z } from 'zod';
import { DEFAULT_SETTINGS, PALETTES, type Settings, THEMES } from '#contract/settings';
import { flag, objectOf, oneOf, textUpTo } from './expectations';

/** Longest id of a column. */
const MAX_COLUMN_LENGTH = 40;
const MAX_HIDDEN_COLUMNS = 20;

const columns = `at most ${MAX_HIDDEN_COLUMNS} columns`;
const shape = {
  theme: oneOf(THEMES),
  palette: oneOf(PALETTES),
  hiddenColumns: z
    .array(textUpTo(MAX_COLUMN_LENGTH, 1), { error: columns })
    .max(MAX_HIDDEN_COLUMNS, { error: columns }),
  notifyWhenDone: flag(),
};

/** Settings to change: any of them, no unknown key. */
export const settingsPatchSchema: z.ZodType<Partial<Settings>> = objectOf({
  theme: shape.theme.exactOptional(),
  palette: shape.palette.exactOptional(),
  hiddenColumns: shape.hiddenColumns.exactOptional(),
  notifyWhenDone: shape.notifyWhenDone.exactOptional(),
});

/**
 * What can be made out of kept settings, which another version or somebody's own hand may have written: each
 * that fits, and the default of each that does not or is absent. Unknown ones are passed over.
 */
export function readSettings(kept: unknown): { readonly settings: Settings; readonly hasUnfit: boolean } {
  const fields: object = typeof kept === 'object' && kept !== null && !Array.isArray(kept) ? kept : {};
  let hasUnfit = kept !== undefined && fields !== kept;
  const read = <K extends keyof Settings>(key: K, schema: z.ZodType<Settings[K]>): Settings[K] => {
    if (!Object.hasOwn(fields, key)) return DEFAULT_SETTINGS[key];
    const parsed = schema.safeParse(Reflect.get(fields, key));
    if (parsed.success) return parsed.data;
    hasUnfit = true;
    return DEFAULT_SETTINGS[key];
  };
  const settings: Settings = {
    theme: read('theme', shape.theme),
    palette: read('palette', shape.palette),
    hiddenColumns: read('hiddenColumns', shape.hiddenColumns),
    notifyWhenDone: read('notifyWhenDone', shape.notifyWhenDone),
  };
  return { settings, hasUnfit };
}
