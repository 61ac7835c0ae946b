import type { NamedValue } from './work-draft';

/** The first name that stands on two lines; null: none does. */
export function repeatedName(values: readonly NamedValue[]): string | null {
  const names = new Set<string>();
  for (const { name } of values) {
    const trimmed = name.trim();
    if (trimmed === '') continue;
    if (names.has(trimmed)) return trimmed;
    names.add(trimmed);
  }
  return null;
}
