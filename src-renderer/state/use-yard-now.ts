import { useEffect, useState } from 'react';
import { yardNow } from './yard-now';
import type { Yard } from './yard-store';

/** The yard's time in milliseconds of the run, told anew every `stepMs` milliseconds of the host's. */
export function useYardNow(yard: Yard, stepMs: number): number {
  const [nowMs, setNowMs] = useState(() => yardNow(yard));
  useEffect(() => {
    const tell = () => setNowMs(yardNow(yard));
    const timer = setInterval(tell, stepMs);
    // The last message of a run may stop the time between two steps.
    const unsubscribe = yard.store.subscribe((state, before) => {
      if (state.run !== before.run) tell();
    });
    return () => {
      clearInterval(timer);
      unsubscribe();
    };
  }, [yard, stepMs]);
  return nowMs;
}
