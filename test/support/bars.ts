import type { Bar } from '#contract/bar-columns';
import { BarRing } from '#contract/bar-ring';

/** An attempt that succeeded, but for what is given. */
export function barOf(some: Partial<Bar> & Pick<Bar, 'fromMs' | 'toMs'>): Bar {
  return { lane: 1, kind: 'attempt', task: 1, attempt: 1, outcome: 'succeeded', delayMs: 0, ...some };
}

/** A ring that holds these, given in the order of their ends. */
export function ringOf(bars: readonly Bar[], capacity = 131_072): BarRing {
  const ring = new BarRing(capacity);
  for (const bar of bars) ring.add(bar);
  return ring;
}

/** Every bar that a ring holds, oldest end first. */
export function barsIn(ring: BarRing): Bar[] {
  return Array.from({ length: ring.added - ring.first }, (_, index) => ring.at(ring.first + index));
}
