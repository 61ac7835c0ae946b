import { request } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { NO_FAULTS, type TargetFaults } from '#contract/target';
import { SeededRandom } from '../../src-main/shells/world/seeded-random';
import { TargetCounters } from '../../src-main/target/target-counters';
import { TargetServer } from '../../src-main/target/target-server';

const servers: TargetServer[] = [];

afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

/** A server whose time stands where the test puts it, after a few looks at it that are told beforehand. */
async function serve(faults: Partial<TargetFaults> = {}, laterMs: number[] = []) {
  const counters = new TargetCounters();
  const time = { nowMs: 0 };
  const server = new TargetServer({
    faults: { ...NO_FAULTS, ...faults },
    outageFromMs: 0,
    nowMs: () => laterMs.shift() ?? time.nowMs,
    random: new SeededRandom(7),
    counters,
  });
  servers.push(server);
  return { server, time, counters, url: await server.listen() };
}

/** What comes back, in short: status and bytes, or the error. */
function ask(url: string, method = 'GET', body?: string): Promise<string> {
  return new Promise((resolve) => {
    const asked = request(url, { method, agent: false }, (response) => {
      let bytes = 0;
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
      });
      response.on('end', () => resolve(`${response.statusCode}, ${bytes} bytes`));
    });
    asked.on('error', (error) => resolve('code' in error ? String(error.code) : error.message));
    asked.end(body);
  });
}

describe('the built-in test server', () => {
  it('listens on this machine only, on a port of its own', async () => {
    const [one, other] = [await serve(), await serve()];
    expect(one.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(other.url).not.toBe(one.url);
  });

  it('answers whatever it is asked, with a body of the size that is set', async () => {
    const { url, server, counters } = await serve();
    expect(await ask(`${url}/any/path?at=all`)).toBe('200, 32 bytes');
    expect(await ask(url, 'HEAD')).toBe('200, 0 bytes');
    server.setFaults({ faults: { ...NO_FAULTS, bodyBytes: 1_048_576 }, outageFromMs: 0 });
    expect(await ask(url, 'POST', 'x'.repeat(1_000_000))).toBe('200, 1048576 bytes');
    server.setFaults({ faults: { ...NO_FAULTS, bodyBytes: 0 }, outageFromMs: 0 });
    expect(await ask(url)).toBe('200, 0 bytes');
    expect(counters.get('requests')).toBe(4);
    expect(counters.get('failed')).toBe(0);
  });

  it('fails the same requests for the same seed, and counts them', async () => {
    const statusesOf = async () => {
      const { url, counters } = await serve({ failureRate: 0.5 });
      const statuses: string[] = [];
      for (let i = 0; i < 40; i++) statuses.push(await ask(url));
      expect(counters.get('failed')).toBe(statuses.filter((status) => status.startsWith('500')).length);
      return statuses;
    };
    const first = await statusesOf();
    expect(new Set(first)).toEqual(new Set(['200, 32 bytes', '500, 32 bytes']));
    expect(await statusesOf()).toEqual(first);
  });

  it('closes connections unanswered in an outage, and counts them', async () => {
    const { url, time, counters } = await serve({ outage: { everyMs: 1_000, lengthMs: 100 } });
    expect(await ask(url)).toBe('200, 32 bytes');
    time.nowMs = 950;
    expect(await ask(url)).toBe('ECONNRESET');
    time.nowMs = 1_000;
    expect(await ask(url)).toBe('200, 32 bytes');
    expect([counters.get('requests'), counters.get('dropped')]).toEqual([3, 1]);
  });

  it('lets nobody wait through the beginning of an outage', async () => {
    const { url, counters } = await serve(
      { latencyMs: 30, outage: { everyMs: 1_000, lengthMs: 100 } },
      [0, 900],
    );
    expect(await ask(url)).toBe('ECONNRESET');
    expect(counters.get('dropped')).toBe(1);
  });

  it('answers not before its latency', async () => {
    const { url } = await serve({ latencyMs: 40 });
    const startedAtMs = performance.now();
    expect(await ask(url)).toBe('200, 32 bytes');
    // A timer counts whole milliseconds.
    expect(performance.now() - startedAtMs).toBeGreaterThan(38);
  });

  it('closes with every connection to it', async () => {
    const { url, server, counters } = await serve({ latencyMs: 60_000 });
    const asked = ask(url);
    await expect.poll(() => counters.get('requests')).toBe(1);
    await server.close();
    expect(await asked).toBe('ECONNRESET');
  });
});
