import { useEffect, useState } from 'react';
import type { Yard } from './yard-store';

/**
 * The version of the yard's store, for what follows it at its own pace: renders at most once in `intervalMs`
 * milliseconds, and always with the last one in the end.
 */
export function usePacedVersion(yard: Yard, intervalMs: number): number {
  const [version, setVersion] = useState(() => yard.store.getState().version);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null;
    let toldAtMs = yard.hostNow();
    const tell = () => {
      timer = null;
      toldAtMs = yard.hostNow();
      setVersion(yard.store.getState().version);
    };
    const unsubscribe = yard.store.subscribe(() => {
      timer ??= setTimeout(tell, Math.max(0, toldAtMs + intervalMs - yard.hostNow()));
    });
    tell();
    return () => {
      unsubscribe();
      if (timer !== null) clearTimeout(timer);
    };
  }, [yard, intervalMs]);
  return version;
}
