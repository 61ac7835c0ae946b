import { Worker } from 'node:worker_threads';
import { NO_FAULTS, type TargetFaults, type TargetState } from '#contract/target';
import { isOutage } from './answer-plan';
import { TargetCounters } from './target-counters';
import type { SetFaults } from './target-server';
import { type TargetThreadReport, type TargetThreadStart, threadsNowMs } from './target-thread-messages';

export interface BuiltInTargetNeeds {
  /** The built entry of the server's thread. */
  readonly threadPath: string;
  /** The seed of the server's chance, drawn when it starts. */
  drawSeed(): number;
}

/** More than it ever needs: it keeps nothing. */
const THREAD_LIMITS = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 64 };

/**
 * The built-in test server as the yard has it: on a thread of its own, so that it does not share the event loop of
 * the work that asks it, and started when it is first needed. A thread that dies is started anew at the next need.
 */
export class BuiltInTarget {
  readonly #needs: BuiltInTargetNeeds;
  #set: SetFaults = { faults: NO_FAULTS, outageFromMs: threadsNowMs() };
  #counters = new TargetCounters();
  #worker: Worker | null = null;
  #starting: Promise<string> | null = null;
  #url: string | null = null;

  constructor(needs: BuiltInTargetNeeds) {
    this.#needs = needs;
  }

  /** Where it listens, as `http://127.0.0.1:40123`; null while it does not. */
  get url(): string | null {
    return this.#url;
  }

  /**
   * Starts it, where it has not been yet.
   *
   * @returns where it listens
   * @throws Error where it cannot
   */
  start(): Promise<string> {
    this.#starting ??= this.#begin();
    return this.#starting;
  }

  state(): TargetState {
    const { faults, outageFromMs } = this.#set;
    return {
      url: this.#url,
      faults,
      isOut: this.#url !== null && isOutage(faults.outage, threadsNowMs() - outageFromMs),
      requests: this.#counters.get('requests'),
      failed: this.#counters.get('failed'),
      dropped: this.#counters.get('dropped'),
    };
  }

  /** What is absent stays. Outages are counted from the moment they were last set. */
  setFaults(patch: Partial<TargetFaults>): TargetState {
    this.#set = {
      faults: { ...this.#set.faults, ...patch },
      outageFromMs: 'outage' in patch ? threadsNowMs() : this.#set.outageFromMs,
    };
    this.#worker?.postMessage(this.#set);
    return this.state();
  }

  /** Closes it and every connection to it. A later need starts it again. */
  async close(): Promise<void> {
    const worker = this.#worker;
    this.#forget();
    await worker?.terminate();
  }

  #begin(): Promise<string> {
    this.#counters = new TargetCounters();
    const start: TargetThreadStart = {
      ...this.#set,
      seed: this.#needs.drawSeed(),
      counters: this.#counters.memory,
    };
    const worker = new Worker(this.#needs.threadPath, {
      name: 'test server',
      workerData: start,
      resourceLimits: THREAD_LIMITS,
    });
    this.#worker = worker;
    return new Promise((resolve, reject) => {
      const end = (problem: string) => {
        reject(new Error(`the built-in test server cannot start: ${problem}`));
        if (this.#worker === worker) this.#forget();
      };
      worker.on('error', (error) => end(error.message));
      worker.on('exit', () => end('its thread has ended'));
      worker.on('message', (report: TargetThreadReport) => {
        if ('problem' in report) {
          void worker.terminate();
          end(report.problem);
          return;
        }
        if (this.#worker === worker) this.#url = report.url;
        // It serves the program, and holds it no longer than its work does.
        worker.unref();
        resolve(report.url);
      });
    });
  }

  #forget(): void {
    this.#worker = null;
    this.#starting = null;
    this.#url = null;
  }
}
