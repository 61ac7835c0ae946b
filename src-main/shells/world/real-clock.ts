import { MAX_DURATION_MS } from '#contract/limits';
import type { CancelTimer, Clock } from '../../engine/ports';

/** The host's monotonic clock. */
export class RealClock implements Clock {
  now(): number {
    return performance.now();
  }

  at(timeMs: number, run: () => void): CancelTimer {
    let timer: NodeJS.Timeout;
    const arm = () => {
      // Rounded up, since a host timer counts whole milliseconds; and no longer than one can be, since a
      // longer one would fire at once.
      const delayMs = Math.min(MAX_DURATION_MS, Math.max(0, Math.ceil(timeMs - performance.now())));
      timer = setTimeout(fire, delayMs);
    };
    // A host timer may fire a fraction of a millisecond early.
    const fire = () => (performance.now() < timeMs ? arm() : run());
    arm();
    return () => clearTimeout(timer);
  }
}
