import { fileURLToPath } from 'node:url';
import { Client } from 'undici';
import type { TaskOrder } from '#contract/task-order';
import { median, ms } from './measure';
import { loopLines } from './window/loop-delays';
import { startWebShell, type WebShellProcess } from './window/web-shell-process';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const BATCH = 1_000;
const BATCHES = 200;
const ROUNDS = 5;
/** Requests on their way at one time. */
const CONNECTIONS = 2;

interface Round {
  readonly tasksPerSecond: number;
  /** Of one request, in milliseconds. */
  readonly medianMs: number;
  readonly longestMs: number;
}

/** One yard in a process of its own, asked over real HTTP by this one. */
class Driver {
  readonly #shell: WebShellProcess;
  readonly #clients: readonly Client[];
  readonly #headers: Readonly<Record<string, string>>;

  constructor(shell: WebShellProcess) {
    this.#shell = shell;
    this.#clients = Array.from({ length: CONNECTIONS }, () => new Client(shell.url));
    this.#headers = { authorization: `Bearer ${shell.token}`, 'content-type': 'application/json' };
  }

  async ask(method: 'GET' | 'POST' | 'PATCH', path: string, body?: string, client = this.#clients[0]) {
    if (client === undefined) throw new Error('no connection');
    const { statusCode, body: answer } = await client.request({
      ...{ method, path, headers: this.#headers },
      ...(body === undefined ? null : { body }),
    });
    const text = await answer.text();
    if (statusCode !== 200) throw new Error(`${method} ${path}: ${statusCode} ${text.slice(0, 300)}`);
    return JSON.parse(text);
  }

  /** So many batches, one after the other on each connection. */
  async send(body: string): Promise<Round> {
    const times: number[] = [];
    let left = BATCHES;
    let accepted = 0;
    const fromMs = performance.now();
    await Promise.all(
      this.#clients.map(async (client) => {
        while (left-- > 0) {
          const sentMs = performance.now();
          const receipt = await this.ask('POST', '/api/tasks', body, client);
          accepted += receipt.accepted;
          times.push(performance.now() - sentMs);
        }
      }),
    );
    const tookMs = performance.now() - fromMs;
    if (accepted !== BATCH * BATCHES) throw new Error(`only ${accepted} were accepted`);
    return {
      tasksPerSecond: (accepted * 1_000) / tookMs,
      medianMs: median(times),
      longestMs: Math.max(...times),
    };
  }

  /** A new run under limits of its own, with nothing pending. */
  async startAnew(limits: object): Promise<void> {
    await this.ask('POST', '/api/shutdown', JSON.stringify({ mode: 'cancel-now' }));
    while ((await this.ask('GET', '/api/stats')).phase !== 'stopped') {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await this.ask('PATCH', '/api/limits', JSON.stringify(limits));
    await this.ask('POST', '/api/start');
  }

  async settled(): Promise<number> {
    const { counts } = await this.ask('GET', '/api/stats');
    return counts.accepted - counts.queued - counts.running - counts.backingOff;
  }

  takeDelays() {
    return this.#shell.takeDelays();
  }

  async close(): Promise<void> {
    await Promise.all(this.#clients.map((client) => client.close()));
    this.#shell.kill();
  }
}

const batchOf = (order: TaskOrder) =>
  JSON.stringify({
    tasks: Array.from({ length: BATCH }, (_, at) => ({ ...order, name: `parcel ${at}`, priority: 'medium' })),
  });

const HOUR_MS = 3_600_000;
const CASES = [
  {
    name: 'accepted while nothing else runs',
    limits: { workers: 1, attemptTimeoutMs: null },
    order: { body: { executor: 'simulated', minMs: HOUR_MS, maxMs: HOUR_MS, failAttempts: 0 } },
  },
  {
    name: 'accepted while 64 lanes run what was accepted',
    limits: { workers: 64, attemptTimeoutMs: 2_000 },
    order: { body: { executor: 'simulated', minMs: 1, maxMs: 5, failAttempts: 0 } },
  },
  {
    name: 'requests to be made, accepted while nothing else runs',
    limits: { workers: 1, attemptTimeoutMs: null },
    order: { body: { executor: 'http', method: 'GET', url: 'http://127.0.0.1:9/never' } },
  },
] as const satisfies readonly { readonly name: string; readonly limits: object; readonly order: TaskOrder }[];

console.log(`${BATCHES} batches of ${BATCH} over ${CONNECTIONS} connections, median of ${ROUNDS} rounds:`);
for (const { name, limits, order } of CASES) {
  const driver = new Driver(await startWebShell(ROOT, ['serve']));
  const body = batchOf(order);
  const rounds: Round[] = [];
  const delays = [];
  let settled = 0;
  for (let round = -1; round < ROUNDS; round++) {
    await driver.startAnew(limits);
    await driver.takeDelays();
    const sent = await driver.send(body);
    const delay = await driver.takeDelays();
    // The first round warms up.
    if (round < 0) continue;
    rounds.push(sent);
    delays.push(delay);
    settled += await driver.settled();
  }
  const rates = rounds.map(({ tasksPerSecond }) => tasksPerSecond);
  console.log(`${name}: ${Math.round(median(rates))} tasks/s (${rates.map(Math.round).join(', ')})`);
  console.log(
    `  a request: ${ms(median(rounds.map(({ medianMs }) => medianMs)))}, longest ${ms(Math.max(...rounds.map(({ longestMs }) => longestMs)))}; settled meanwhile: ${settled}`,
  );
  // The turns one by one are of use only where nothing else takes the processor.
  console.log(loopLines(delays)[0]);
  await driver.close();
}
