import { performance } from 'node:perf_hooks';

/** Answers `take` over the process's own channel, and begins anew. */
export interface LoopDelays {
  /** Turns of the event loop that took longer than {@link LONG_MS}, the longest first, in milliseconds. */
  readonly longMs: readonly number[];
  readonly maxMs: number;
  readonly rssBytes: number;
}

export const LONG_MS = 50;
const STEP_MS = 5;

let longMs: number[] = [];
let maxMs = 0;
let lastMs = performance.now();

// Loaded before the program itself: a timer that comes late tells how long a turn held the loop.
setInterval(() => {
  const nowMs = performance.now();
  const heldMs = nowMs - lastMs - STEP_MS;
  lastMs = nowMs;
  maxMs = Math.max(maxMs, heldMs);
  if (heldMs > LONG_MS) longMs.push(heldMs);
}, STEP_MS).unref();

process.on('message', (message) => {
  if (message !== 'take') return;
  const delays: LoopDelays = {
    longMs: longMs.sort((a, b) => b - a).slice(0, 20),
    maxMs,
    rssBytes: process.memoryUsage().rss,
  };
  process.send?.(delays);
  longMs = [];
  maxMs = 0;
});
process.channel?.unref();
