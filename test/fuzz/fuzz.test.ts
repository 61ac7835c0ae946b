import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWebShell } from '../../src-main/shells/web/web-shell';
import { makeYard } from '../support/hosted-yard';
import { drawsFrom, pick } from '../support/mutate';
import { makePageDir } from '../support/page-dir';
import type { FuzzStep } from './fuzz-step';
import { stepsOf } from './fuzz-steps';
import { FuzzWorld } from './fuzz-world';
import { smallestFailure } from './smallest-failure';

/** Bodies in all; `FUZZ_BODIES` asks for more, `FUZZ_SEED` for others. */
const BODIES = Number(process.env.FUZZ_BODIES ?? 100_000);
const SEED = Number(process.env.FUZZ_SEED ?? 4);
/** Bodies that are sent to one yard. */
const BODIES_A_ROUND = 1_000;

const page = makePageDir();
afterAll(() => page.remove());

interface Failure {
  readonly steps: readonly FuzzStep[];
  readonly what: string;
}

/** Sends steps to a yard of their own. `sent` counts those that it took until it was full. */
async function sendAll(
  steps: readonly FuzzStep[],
): Promise<{ readonly sent: number; readonly failure: Failure | null }> {
  const world = new FuzzWorld(page.dir);
  let sent = 0;
  for (const step of steps) {
    const what = await world.send(step, sent++);
    if (what !== null) return { sent, failure: { steps: steps.slice(0, sent), what } };
    if (world.isFull) break;
  }
  const what = await world.end();
  return { sent, failure: what === null ? null : { steps: steps.slice(0, sent), what } };
}

describe(`${BODIES} bodies over every door and kind of message`, () => {
  const rejections: unknown[] = [];
  const note = (reason: unknown) => rejections.push(reason);
  beforeAll(() => void process.on('unhandledRejection', note));
  afterAll(() => void process.off('unhandledRejection', note));

  it('crash nothing, are answered all, and lose no task that was accepted', {
    timeout: 1_800_000,
  }, async () => {
    let sent = 0;
    for (let round = 0; sent < BODIES; round++) {
      const steps = stepsOf(SEED, round, Math.min(BODIES_A_ROUND, BODIES - sent));
      const done = await sendAll(steps);
      sent += done.sent;
      if (done.failure === null && rejections.length === 0) continue;
      const { steps: failed = steps.slice(0, done.sent), what = `nobody caught ${String(rejections[0])}` } =
        done.failure ?? {};
      const smallest = await smallestFailure(failed, async (few) => (await sendAll(few)).failure !== null);
      throw new Error(
        `${what}\n\nFUZZ_SEED=${SEED}, round ${round}. What is enough for it:\n${tell(smallest)}`,
      );
    }
    expect(sent).toBe(BODIES);
  });

  it('are the same for the same seed, and are valid now and then at every door', () => {
    const steps = stepsOf(SEED, 0, 2_000);
    expect(tell(stepsOf(SEED, 0, 2_000))).toBe(tell(steps));
    expect(tell(stepsOf(SEED + 1, 0, 2_000))).not.toBe(tell(steps));
    const doors = new Set(steps.map(({ door }) => door));
    expect([...doors].toSorted()).toEqual(['http', 'ipc', 'socket', 'yard']);
  });
});

it('bytes that are no HTTP are refused by the server, which goes on', async () => {
  const { yard } = makeYard();
  const shell = await startWebShell({ yard, pageDir: page.dir, port: 0 });
  const draw = drawsFrom(SEED);
  const pieces = [
    'GET ',
    'POST /api/tasks ',
    'HTTP/1.1\r\n',
    'Host: 127.0.0.1\r\n',
    '\r\n',
    '\0',
    'Content-Length: 9\r\n',
  ];
  pieces.push(
    'Transfer-Encoding: chunked\r\n',
    'Content-Length: -1\r\n',
    'Upgrade: websocket\r\n',
    'a'.repeat(9_000),
    '\xff',
  );
  for (let left = 200; left > 0; left--) {
    const text = Array.from({ length: Math.ceil(draw() * 6) }, () => pick(draw, pieces)).join('');
    await new Promise<void>((resolve, reject) => {
      const socket = connect({ host: '127.0.0.1', port: shell.port });
      socket.on('error', (error: NodeJS.ErrnoException) =>
        error.code === 'ECONNRESET' || error.code === 'EPIPE' ? resolve() : reject(error),
      );
      socket.on('close', () => resolve());
      socket.on('data', (data) => {
        expect(String(data)).toMatch(/^HTTP\/1\.1 [1-4]/);
      });
      socket.end(Buffer.from(text, 'latin1'));
    });
  }
  const response = await fetch(`${shell.url}/api/stats`, {
    headers: { authorization: `Bearer ${shell.token}` },
  });
  expect(response.status).toBe(200);
  await response.body?.cancel();
  await shell.close();
});

/** As it can be sent again: bodies that no JSON tells are told as near as can be. */
function tell(steps: readonly FuzzStep[]): string {
  const plain = (_key: string, value: unknown) =>
    typeof value === 'bigint' || typeof value === 'function' || value === undefined || Number.isNaN(value)
      ? `(${String(value)})`
      : value;
  return steps.map((step) => JSON.stringify(step, plain).slice(0, 4_000)).join('\n');
}
