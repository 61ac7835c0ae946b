import type { ListFormat } from '#contract/task-import';

/** So many first characters tell a format, whatever comes after them. */
const TELLING_LENGTH = 1_000;

/**
 * The format that the beginning of a list tells: `[`, or `{` before the key `tasks` or `$schema`, is JSON; `{` before
 * any other key is NDJSON, an order a line; everything else is CSV.
 *
 * @param isWhole no text follows
 * @returns null where more text is needed to tell
 */
export function listFormatOf(text: string, isWhole: boolean): ListFormat | null {
  const begin = text.slice(0, TELLING_LENGTH).trimStart();
  const mayCome = !isWhole && text.length < TELLING_LENGTH;
  if (begin === '' && mayCome) return null;
  if (begin.startsWith('[')) return 'json';
  if (!begin.startsWith('{')) return 'csv';
  const key = /^\{\s*"([^"\\]*)"/.exec(begin)?.[1];
  if (key === undefined) return mayCome ? null : 'ndjson';
  return key === 'tasks' || key === '$schema' ? 'json' : 'ndjson';
}
