import { PerformanceObserver, performance } from 'node:perf_hooks';
import { LONG_MS, type LongTurn, type LoopDelays } from './loop-delays';

const STEP_MS = 5;
const MOST_TOLD = 20;

interface Turn {
  readonly fromMs: number;
  readonly toMs: number;
  readonly cpuMs: number;
}

let long: Turn[] = [];
let maxMs = 0;
let lastMs = performance.now();
let lastCpuMs = cpuMs();

const collections: { fromMs: number; toMs: number }[] = [];
new PerformanceObserver((list) => {
  for (const { startTime, duration } of list.getEntries()) {
    collections.push({ fromMs: startTime, toMs: startTime + duration });
  }
}).observe({ entryTypes: ['gc'] });

function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

// Loaded before the program itself: a timer that comes late tells how long a turn held the loop.
setInterval(() => {
  const nowMs = performance.now();
  const nowCpuMs = cpuMs();
  const heldMs = nowMs - lastMs - STEP_MS;
  maxMs = Math.max(maxMs, heldMs);
  if (heldMs > LONG_MS) long.push({ fromMs: lastMs, toMs: nowMs, cpuMs: nowCpuMs - lastCpuMs });
  lastMs = nowMs;
  lastCpuMs = nowCpuMs;
}, STEP_MS).unref();

function told({ fromMs, toMs, cpuMs }: Turn): LongTurn {
  let gcMs = 0;
  for (const gc of collections) gcMs += Math.max(0, Math.min(gc.toMs, toMs) - Math.max(gc.fromMs, fromMs));
  return { heldMs: toMs - fromMs - STEP_MS, cpuMs, gcMs };
}

process.on('message', (message) => {
  if (message !== 'take') return;
  const delays: LoopDelays = {
    longTurns: long
      .map(told)
      .sort((a, b) => b.heldMs - a.heldMs)
      .slice(0, MOST_TOLD),
    maxMs,
    rssBytes: process.memoryUsage().rss,
  };
  process.send?.(delays);
  long = [];
  collections.length = 0;
  maxMs = 0;
});
process.channel?.unref();
