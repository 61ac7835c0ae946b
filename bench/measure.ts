/** Milliseconds that `run` takes, from a swept heap. */
export async function timeMs(run: () => Promise<void>): Promise<number> {
  collectGarbage();
  // What was swept is given back after the collection, beside the running code: let that end first.
  await new Promise((resolve) => setTimeout(resolve, 50));
  const fromMs = performance.now();
  await run();
  return performance.now() - fromMs;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/** @throws Error where Node was not started with --expose-gc */
export function collectGarbage(): void {
  if (globalThis.gc === undefined) throw new Error('start Node with --expose-gc');
  globalThis.gc();
}

export const ms = (value: number) => `${value.toFixed(1)} ms`;
