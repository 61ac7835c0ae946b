import type { SetFaults } from './target-server';

/** What the thread of a test server is started with. */
export interface TargetThreadStart extends SetFaults {
  readonly seed: number;
  /** The memory of its counters. */
  readonly counters: SharedArrayBuffer;
}

/** What it tells, once. */
export type TargetThreadReport = { readonly url: string } | { readonly problem: string };

/** Milliseconds since 1970 on a clock that never goes back; two threads of a process read the same. */
export function threadsNowMs(): number {
  return performance.timeOrigin + performance.now();
}
