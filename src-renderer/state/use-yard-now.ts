import { useEffect, useState } from 'react';
import { yardNowMs } from './selectors';
import type { Yard } from './yard-store';

/** The yard's time in milliseconds of the run, told anew every `stepMs` milliseconds of the host's. */
export function useYardNow(yard: Yard, stepMs: number): number {
  const read = () => yardNowMs(yard.store.getState(), yard.hostNow());
  const [nowMs, setNowMs] = useState(read);
  useEffect(() => {
    const tell = () => setNowMs(yardNowMs(yard.store.getState(), yard.hostNow()));
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
