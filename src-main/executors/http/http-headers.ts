/** What requests say of themselves where their task says nothing else. */
const OWN: readonly string[] = ['user-agent', 'switchyard'];

/**
 * The headers of a request, names and values in turns: a task's own come before those that are added.
 *
 * @param authorization from the address; null: it has none
 */
export function httpHeadersOf(
  given: Readonly<Record<string, string>> | undefined,
  authorization: string | null,
): string[] {
  const added = authorization === null ? OWN : [...OWN, 'authorization', authorization];
  if (given === undefined) return [...added];
  const headers = Object.entries(given).flat();
  const names = new Set(Object.keys(given).map((name) => name.toLowerCase()));
  for (let at = 0; at < added.length; at += 2) {
    const name = added[at] as string;
    if (!names.has(name)) headers.push(name, added[at + 1] as string);
  }
  return headers;
}
