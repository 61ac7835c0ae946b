import { schemaAddress } from './schema-files';
import type { Settings } from './settings';

/** Of a settings file's text, in UTF-16 code units. */
export const MAX_SETTINGS_LENGTH = 20_000;

/**
 * Settings as the text of a file, which `read-settings` reads again: all but who may use the yard from outside, which a
 * file never tells.
 */
export function settingsFileText({ api: _, ...settings }: Settings): string {
  return `${JSON.stringify({ $schema: schemaAddress('settings'), ...settings }, null, 2)}\n`;
}

export const SETTINGS_FILE_NAME = 'switchyard-settings.json';
