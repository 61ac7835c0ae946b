import { collectGarbage } from '../measure';

/** How much a process held over a time. */
export interface MemoryCourse {
  readonly samples: number;
  readonly meanBytes: number;
  readonly minBytes: number;
  readonly maxBytes: number;
  /** Of the straight line that fits best, over the whole time, in bytes. */
  readonly growthBytes: number;
}

/** Samples of what the process holds, each after its garbage was collected. */
export class MemorySamples {
  readonly #atMs: number[] = [];
  readonly #heap: number[] = [];
  readonly #resident: number[] = [];

  take(): void {
    collectGarbage();
    const { heapUsed, external, rss } = process.memoryUsage();
    this.#atMs.push(performance.now());
    this.#heap.push(heapUsed + external);
    this.#resident.push(rss);
  }

  /** What JavaScript holds on the main thread, buffers included. */
  get heap(): MemoryCourse {
    return courseOf(this.#atMs, this.#heap);
  }

  /** Of the machine, all threads included. */
  get resident(): MemoryCourse {
    return courseOf(this.#atMs, this.#resident);
  }
}

function courseOf(atMs: readonly number[], bytes: readonly number[]): MemoryCourse {
  const samples = atMs.length;
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const meanMs = mean(atMs);
  const meanBytes = mean(bytes);
  let products = 0;
  let squares = 0;
  for (let i = 0; i < samples; i++) {
    const awayMs = (atMs[i] ?? 0) - meanMs;
    products += awayMs * ((bytes[i] ?? 0) - meanBytes);
    squares += awayMs ** 2;
  }
  const spanMs = (atMs.at(-1) ?? 0) - (atMs[0] ?? 0);
  const growthBytes = squares === 0 ? 0 : (products / squares) * spanMs;
  return {
    samples,
    meanBytes,
    growthBytes,
    minBytes: Math.min(...bytes),
    maxBytes: Math.max(...bytes),
  };
}
