import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Limits } from '#contract/limits';
import { LESSON_WORKLOAD } from '#contract/workload';
import type { YardCommand } from '#contract/yard-api';
import { KeptRuns } from '../../src-main/records/kept-runs';
import { ThreadLogWriter } from '../../src-main/records/thread-log-writer';
import { findAppFiles } from '../../src-main/shells/page/app-files';
import { RealClock } from '../../src-main/shells/world/real-clock';
import { openRealWork } from '../../src-main/shells/yard/real-work';
import { Yard, type YardWindow } from '../../src-main/shells/yard/yard';
import type { WorkFlow } from './soak-load';

/** Settled tasks that are remembered: few, so that what is kept by design is full within the warm-up. */
export const MAX_SETTLED = 10_000;
/** For the same reason: by default lanes take seven minutes at this rate to be kept as long as they are. */
const KEPT_BARS = 16_384;

const LIMITS: Partial<Limits> = {
  workers: 16,
  maxAttempts: 3,
  attemptTimeoutMs: 1_000,
  backoff: { kind: 'exponential', baseMs: 20, maxMs: 1_000 },
  jitter: { kind: 'full' },
  backoffLane: 'free',
  priority: { kind: 'weighted', weights: { high: 6, medium: 3, low: 1 } },
};

const GRANTS = { programs: true } as const;

/** A yard as the web shell has it: feed, recording, all executors, the test server; and a window that keeps up. */
export class SoakYard {
  /** Where its recording and its scripts are. */
  readonly dir = mkdtempSync(join(tmpdir(), 'switchyard-soak-'));
  readonly yard: Yard;
  readonly #work = openRealWork(findAppFiles());
  readonly #records: KeptRuns;
  readonly #window: YardWindow;
  #messages = 0;

  constructor() {
    const clock = new RealClock();
    const { app, logThreadPath } = findAppFiles();
    const writer = new ThreadLogWriter(logThreadPath);
    const retention = { maxRuns: 10, maxBytes: 64 * 1024 ** 3 };
    this.#records = new KeptRuns({ path: join(this.dir, 'runs'), writer, clock, retention });
    const { executors, target } = this.#work;
    const kept = { maxSettled: MAX_SETTLED, keptBars: KEPT_BARS };
    this.yard = new Yard({ clock, app, executors, target, records: this.#records, ...kept });
    const port = {
      send: ({ number }: { readonly number: number }) => {
        this.#messages++;
        setImmediate(() => void this.#window.handle({ command: 'acknowledge', number }));
      },
    };
    this.#window = this.yard.openWindow(port, GRANTS);
  }

  /** Messages that the window was sent. */
  get messages(): number {
    return this.#messages;
  }

  /** Limits and faults, and everything there that first work would else wait for. */
  async prepare(): Promise<void> {
    await this.#ask({ command: 'change-limits', patch: LIMITS });
    const outage = { everyMs: 20_000, lengthMs: 1_000 };
    const patch = { latencyMs: 4, jitterMs: 8, failureRate: 0.02, bodyBytes: 1_024, outage };
    await this.#ask({ command: 'set-faults', patch });
    await this.#work.prepare({ executor: 'http', method: 'GET', url: null });
  }

  /** Work that arrives as a Poisson process of its rate, for so long. Returns how many tasks that is. */
  async begin({ name, perSecond, work, own }: WorkFlow, forSeconds: number): Promise<number> {
    const count = Math.max(1, Math.round(perSecond * forSeconds));
    const arrivals = { kind: 'poisson', perSecond } as const;
    const given = own === undefined ? null : { own };
    await this.#ask({
      command: 'submit',
      workload: { ...LESSON_WORKLOAD, count, work, arrivals, name, ...given },
    });
    return count;
  }

  /** Lets everything end that has been accepted. */
  async finish(): Promise<void> {
    await this.yard.drain('finish-all', null, 'window');
    this.#window.close();
    await this.#work.close();
    await this.#records.settled();
  }

  /** The recorded log. */
  get logPath(): string {
    const dir = join(this.dir, 'runs');
    const name = readdirSync(dir).find((file) => file.endsWith('.ndjson'));
    if (name === undefined) throw new Error(`no log in ${dir}`);
    return join(dir, name);
  }

  removeFiles(): void {
    rmSync(this.dir, { recursive: true, force: true });
  }

  async #ask(command: YardCommand): Promise<void> {
    const reply = await this.#window.handle(command);
    if (!reply.ok) throw new Error(JSON.stringify(reply.problems));
  }
}
