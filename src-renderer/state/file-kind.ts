import { schemaAddress } from '#contract/schema-files';
import { DEFAULT_SETTINGS } from '#contract/settings';

/** What somebody may bring to the window in a file. */
export type FileKind = 'scenario' | 'tasks' | 'recording' | 'settings';

/** So much of a file tells its kind, in bytes: a scenario is never longer. */
export const TELLING_BYTES = 150_000;

/**
 * The kind that the beginning of a file tells. An object is a scenario unless it says otherwise, so that whoever reads
 * it can say what is wrong with it; everything that is neither object nor list is a table of tasks.
 *
 * @param text its first {@link TELLING_BYTES} bytes at most
 * @param isWhole nothing follows
 */
export function fileKindOf(fileName: string, text: string, isWhole: boolean): FileKind {
  const begin = text.trimStart();
  if (!begin.startsWith('{')) return 'tasks';
  const whole = isWhole ? objectIn(begin) : null;
  if (whole !== null) return kindOfObject(whole);
  const [line = ''] = begin.split('\n', 1);
  const first = objectIn(line);
  // Several lines, each an object of its own.
  if (first !== null) return isHeader(first) ? 'recording' : 'tasks';
  return /^\{\s*"tasks"\s*:/.test(begin) || /\.(ndjson|jsonl)$/i.test(fileName) ? 'tasks' : 'scenario';
}

function kindOfObject(told: object): FileKind {
  if (isHeader(told)) return 'recording';
  if ('tasks' in told || 'body' in told) return 'tasks';
  const schema = '$schema' in told ? told.$schema : undefined;
  const isSettings =
    schema === schemaAddress('settings') || Object.keys(DEFAULT_SETTINGS).some((name) => name in told);
  return isSettings ? 'settings' : 'scenario';
}

/** The first line of the event log. */
function isHeader(told: object): boolean {
  return 'type' in told && told.type === 'run';
}

function objectIn(json: string): object | null {
  try {
    const told: unknown = JSON.parse(json);
    return typeof told === 'object' && told !== null ? told : null;
  } catch {
    return null;
  }
}
