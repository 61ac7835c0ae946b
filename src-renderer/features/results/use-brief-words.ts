import { useEffect, useState } from 'react';

/** How long something is said, in milliseconds. */
export const SAID_MS = 4_000;

/** Something to say for a little while; another thing said takes its place. */
export function useBriefWords(): readonly [string | null, (words: string) => void] {
  const [said, setSaid] = useState<{ readonly words: string } | null>(null);
  useEffect(() => {
    if (said === null) return;
    const timer = setTimeout(() => setSaid(null), SAID_MS);
    return () => clearTimeout(timer);
  }, [said]);
  return [said?.words ?? null, (words) => setSaid({ words })];
}
