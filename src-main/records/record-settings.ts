import { DEFAULT_RETENTION, type Retention } from './retention';

/** How a program of ours is to keep its runs. */
export interface RecordSettings {
  /** Whether it keeps any. */
  readonly isOn: boolean;
  /** Where, absolute; null: where its shell keeps its data. */
  readonly path: string | null;
  readonly retention: Retention;
}

export const DEFAULT_RECORD_SETTINGS: RecordSettings = {
  isOn: true,
  path: null,
  retention: DEFAULT_RETENTION,
};

const ARGUMENT = '--keeps-runs=';

/** The settings as one argument of another program of ours. */
export function recordArgument(settings: RecordSettings): string {
  return `${ARGUMENT}${JSON.stringify(settings)}`;
}

/** What the arguments say of it; what cannot be read is as usual. */
export function recordSettingsOf(args: readonly string[]): RecordSettings {
  const argument = args.find((one) => one.startsWith(ARGUMENT));
  if (argument === undefined) return DEFAULT_RECORD_SETTINGS;
  try {
    const { isOn, path, retention } = JSON.parse(argument.slice(ARGUMENT.length));
    const { maxRuns, maxBytes } = retention;
    const isFit = typeof isOn === 'boolean' && (path === null || typeof path === 'string');
    if (!isFit || !Number.isFinite(maxRuns) || !Number.isFinite(maxBytes)) return DEFAULT_RECORD_SETTINGS;
    return { isOn, path, retention: { maxRuns, maxBytes } };
  } catch {
    return DEFAULT_RECORD_SETTINGS;
  }
}
