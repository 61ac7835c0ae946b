/**
 * The yard's environment with additions. Names on Windows mean the same in any case, and of two that differ in case
 * alone a program would get either.
 */
export function commandEnvironment(
  own: NodeJS.ProcessEnv,
  added: Readonly<Record<string, string>> | undefined,
  platform: NodeJS.Platform,
): NodeJS.ProcessEnv {
  if (added === undefined) return own;
  if (platform !== 'win32') return { ...own, ...added };
  const names = new Set(Object.keys(added).map((name) => name.toUpperCase()));
  const kept = Object.entries(own).filter(([name]) => !names.has(name.toUpperCase()));
  return { ...Object.fromEntries(kept), ...added };
}
