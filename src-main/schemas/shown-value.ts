/** Longest text that a problem shows of what came. */
export const MAX_SHOWN_LENGTH = 60;

const MAX_SHOWN_ITEMS = 8;
const MAX_SHOWN_DEPTH = 3;

/**
 * A value as a problem shows it: like JSON, at most {@link MAX_SHOWN_LENGTH} characters, `nothing` where it
 * is absent. Looks only at as much of the value as it shows, so that what a stranger sends may be huge,
 * deep or a ring.
 */
export function shownValue(value: unknown): string {
  return shortened(render(value, 0), MAX_SHOWN_LENGTH);
}

/** Text cut to a length, an ellipsis telling so. */
export function shortened(text: string, maxLength: number): string {
  return text.length <= maxLength ? text : `${text.slice(0, maxLength - 1)}…`;
}

function render(value: unknown, depth: number): string {
  if (value === undefined) return 'nothing';
  if (typeof value === 'string') return JSON.stringify(value.slice(0, MAX_SHOWN_LENGTH + 1));
  if (typeof value === 'function' || typeof value === 'symbol') return `a ${typeof value}`;
  if (typeof value !== 'object' || value === null) return String(value);
  if (depth >= MAX_SHOWN_DEPTH) return Array.isArray(value) ? '[…]' : '{…}';
  if (Array.isArray(value)) {
    const items = value.slice(0, MAX_SHOWN_ITEMS).map((item) => render(item, depth + 1));
    if (value.length > MAX_SHOWN_ITEMS) items.push('…');
    return `[${items.join(',')}]`;
  }
  return `{${renderEntries(value, depth).join(',')}}`;
}

function renderEntries(value: object, depth: number): string[] {
  const entries: string[] = [];
  for (const key in value) {
    if (!Object.hasOwn(value, key)) continue;
    if (entries.length === MAX_SHOWN_ITEMS) return [...entries, '…'];
    const item: unknown = Reflect.get(value, key);
    entries.push(`${JSON.stringify(key.slice(0, MAX_SHOWN_LENGTH))}:${render(item, depth + 1)}`);
  }
  return entries;
}
