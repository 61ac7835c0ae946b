import { parentPort, workerData } from 'node:worker_threads';
import type { Random } from '../engine/ports';
import { TargetCounters } from './target-counters';
import { type SetFaults, TargetServer } from './target-server';
import { type TargetThreadReport, type TargetThreadStart, threadsNowMs } from './target-thread-messages';

/** What a thread of its own does to be a test server, as long as it lives. */
export async function serveTarget(seeded: (seed: number) => Random): Promise<void> {
  const start: TargetThreadStart = workerData;
  const server = new TargetServer({
    faults: start.faults,
    outageFromMs: start.outageFromMs,
    nowMs: threadsNowMs,
    random: seeded(start.seed),
    counters: new TargetCounters(start.counters),
  });
  parentPort?.on('message', (set: SetFaults) => server.setFaults(set));
  const tell = (report: TargetThreadReport) => parentPort?.postMessage(report);
  try {
    tell({ url: await server.listen() });
  } catch (error) {
    tell({ problem: error instanceof Error ? error.message : String(error) });
  }
}
