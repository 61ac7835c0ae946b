/** A record with a value for each key. */
export function byKey<K extends string, V>(
  keys: readonly K[],
  make: (key: K, index: number) => V,
): Record<K, V> {
  return Object.fromEntries(keys.map((key, index) => [key, make(key, index)])) as Record<K, V>;
}
