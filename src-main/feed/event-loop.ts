import { performance } from 'node:perf_hooks';
import { setImmediate } from 'node:timers';
import type { SliceHost } from './slices';

/** Node's own event loop, in which timers and messages come between two slices. */
export const EVENT_LOOP: SliceHost = {
  yieldTurn: () => new Promise((resolve) => setImmediate(resolve)),
  nowMs: () => performance.now(),
};
