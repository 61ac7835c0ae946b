import { z } from 'zod';
import type { Reply } from '#contract/problem';
import {
  API_PORT_RANGE,
  type ApiSettings,
  DEFAULT_SETTINGS,
  PALETTES,
  type Settings,
  THEMES,
} from '#contract/settings';
import { flag, numberIn, objectOf, oneOf, textUpTo } from './expectations';
import { parseJsonWith } from './json-text';
import { withoutSchemaAddress, writtenFile } from './written-file';

/** Longest id of a column. */
const MAX_COLUMN_LENGTH = 40;
const MAX_HIDDEN_COLUMNS = 20;

const columns = `at most ${MAX_HIDDEN_COLUMNS} columns`;
const shape = {
  theme: oneOf(THEMES).describe('Colours of the window; auto: as the system has it.'),
  palette: oneOf(PALETTES).describe('Colours of outcomes.'),
  hiddenColumns: z
    .array(textUpTo(MAX_COLUMN_LENGTH, 1), { error: columns })
    .max(MAX_HIDDEN_COLUMNS, { error: columns })
    .describe('Columns of the results table that are not shown, by their ids.'),
  notifyWhenDone: flag().describe(
    'Whether the desktop tells of a run that ended while the window was not in front.',
  ),
};

const patchShape = {
  theme: shape.theme.exactOptional(),
  palette: shape.palette.exactOptional(),
  hiddenColumns: shape.hiddenColumns.exactOptional(),
  notifyWhenDone: shape.notifyWhenDone.exactOptional(),
};

const apiSettings: z.ZodType<ApiSettings> = objectOf({
  enabled: flag(),
  port: numberIn(API_PORT_RANGE),
  allowPrograms: flag(),
});

/** Settings to change: any of them, no unknown key. */
export const settingsPatchSchema: z.ZodType<Partial<Settings>> = objectOf({
  ...patchShape,
  api: z.exactOptional(apiSettings),
});

/**
 * Settings as a file tells them: what is absent stays as it is. Who may use the yard from outside is in none: a file that
 * came from somewhere must not open it.
 */
export const settingsFileSchema = writtenFile(patchShape).describe(
  'What has been chosen for every window. What is absent stays as it is.',
);

const settingsInFile: z.ZodType<Partial<Settings>> = settingsFileSchema.transform(withoutSchemaAddress);

/** What the text of a settings file changes, or what is wrong with it. */
export function parseSettingsFile(text: string): Reply<Partial<Settings>> {
  return parseJsonWith(settingsInFile, text, 'settings');
}

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
    api: read('api', apiSettings),
  };
  return { settings, hasUnfit };
}
