import type { RequestListener } from 'node:http';
import { createServer, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { HttpBody } from '#contract/work';
import { HttpExecutor } from '../../../src-main/executors/http/http-executor';
import { AwaitedRun } from '../awaited-run';
import { HttpService } from './http-service';

const TIMEOUT = { kind: 'attempt-timeout', timeoutMs: 200 } as const;

const services: HttpService[] = [];
const executors: HttpExecutor[] = [];

afterEach(async () => {
  for (const executor of executors.splice(0)) executor.close();
  for (const service of services.splice(0)) await service.close();
});

async function serve(answer: RequestListener): Promise<HttpService> {
  const service = new HttpService(answer);
  services.push(service);
  return service.listen();
}

function makeExecutor(...needs: ConstructorParameters<typeof HttpExecutor>): HttpExecutor {
  const executor = new HttpExecutor(...needs);
  executors.push(executor);
  return executor;
}

function get(url: string | null, over: Partial<HttpBody> = {}): AwaitedRun {
  return new AwaitedRun({ executor: 'http', method: 'GET', url, ...over });
}

/** Resolves once the service sees that connection closed, or broken off. */
function closeOf(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    socket.on('error', () => {});
    socket.once('close', () => resolve());
  });
}

describe('the http executor', () => {
  it('tells status, bytes and times of an answer that is expected', async () => {
    const service = await serve((_request, response) => response.end('twelve bytes'));
    const times = [100, 103.5, 110.25, 120.75];
    const executor = makeExecutor({ target: null, nowMs: () => times.shift() ?? Number.NaN });
    const run = get(service.url);
    executor.start(run);
    expect(await run.ended).toBe('status=200 bytes=12 waitMs=3.50 firstByteMs=6.75 totalMs=20.75');
  });

  it('sends method, path, headers and body as they are told', async () => {
    const service = await serve(async (request, response) => {
      let text = '';
      for await (const part of request) text += part;
      const { 'user-agent': agent, 'x-own': own, 'content-length': length } = request.headers;
      response.statusCode = text === 'grüße' ? 201 : 400;
      response.end(`${request.method} ${request.url} ${agent} ${own} ${length}`);
    });
    const executor = makeExecutor({ target: null });
    const told = {
      method: 'POST',
      body: 'grüße',
      headers: { 'X-Own': 'yes', 'User-Agent': 'mine' },
    } as const;
    const run = get(`${service.url}/a/b?c=d#e`, { ...told, expectedStatuses: [204] });
    executor.start(run);
    expect((await run.failure()).message).toContain('status=201');
    expect((await run.failure()).message).toContain('it says "POST /a/b?c=d mine yes 7"');
  });

  it('says who it is, and hands over a name and password of the address', async () => {
    const service = await serve((_request, response) => response.end());
    const executor = makeExecutor({ target: null });
    const run = get(service.url.replace('//', '//me:p%40ss@'));
    executor.start(run);
    await run.ended;
    expect(service.requests[0]?.headers).toMatchObject({
      'user-agent': 'switchyard',
      authorization: `Basic ${Buffer.from('me:p@ss').toString('base64')}`,
    });
  });

  it('fails for a status that is not expected, with the beginning of what the answer says', async () => {
    const service = await serve((_request, response) => {
      response.statusCode = 503;
      response.end(`back soon ${'x'.repeat(100_000)}`);
    });
    const executor = makeExecutor({ target: null });
    const run = get(service.url);
    executor.start(run);
    const { name, message, retryable } = await run.failure();
    expect(name).toBe('UnexpectedStatus');
    expect(message).toMatch(/^status=503 bytes=100010 .*; expected 200 to 299; it says "back soon x+"$/);
    expect(message.length).toBeLessThan(400);
    expect(retryable).toBeUndefined();
  });

  it('follows no redirect: its status is one like others', async () => {
    const service = await serve((_request, response) => {
      response.writeHead(302, { location: '/elsewhere' });
      response.end();
    });
    const executor = makeExecutor({ target: null });
    const unexpected = get(service.url);
    const expected = get(service.url, { expectedStatuses: [301, 302] });
    executor.start(unexpected);
    executor.start(expected);
    expect((await unexpected.failure()).name).toBe('UnexpectedStatus');
    expect(await expected.ended).toContain('status=302');
    expect(service.requests.map(({ url }) => url)).toEqual(['/', '/']);
  });

  it('does not take an informational answer for the real one', async () => {
    const service = await serve((_request, response) => {
      response.writeEarlyHints({ link: '</style.css>; rel=preload' });
      response.end('done');
    });
    const executor = makeExecutor({ target: null });
    const run = get(service.url);
    executor.start(run);
    expect(await run.ended).toContain('status=200 bytes=4');
  });

  it('counts a big body without keeping it', async () => {
    const chunk = Buffer.alloc(1_000_000, 'x');
    const service = await serve((_request, response) => {
      for (let i = 0; i < 50; i++) response.write(chunk);
      response.end();
    });
    const executor = makeExecutor({ target: null });
    const run = get(service.url);
    executor.start(run);
    expect(await run.ended).toContain('bytes=50000000');
  });

  it('takes as many connections as requests at one time, and uses them again', async () => {
    let answers: (() => void)[] = [];
    const service = await serve((_request, response) => {
      answers.push(() => response.end());
      if (answers.length < 3) return;
      for (const answer of answers) answer();
      answers = [];
    });
    const executor = makeExecutor({ target: null });
    for (let round = 0; round < 4; round++) {
      const runs = [1, 2, 3].map(() => get(service.url));
      for (const run of runs) executor.start(run);
      await Promise.all(runs.map((run) => run.ended));
    }
    expect(service.requests).toHaveLength(12);
    expect(service.sockets).toHaveLength(3);
  });

  it('connects anew where the service has closed the connection after its answer', async () => {
    const service = await serve((_request, response) => {
      response.setHeader('connection', 'close');
      response.end();
    });
    const executor = makeExecutor({ target: null });
    for (let i = 0; i < 3; i++) {
      const run = get(service.url);
      executor.start(run);
      expect(await run.ended).toContain('status=200');
    }
    expect(service.sockets).toHaveLength(3);
  });

  it('starts the next request from within the report of the one before', async () => {
    const service = await serve((_request, response) => response.end());
    const executor = makeExecutor({ target: null });
    const second = get(service.url);
    const first = new (class extends AwaitedRun {
      override succeed(output?: string): void {
        super.succeed(output);
        executor.start(second);
      }
    })({ executor: 'http', method: 'GET', url: service.url });
    executor.start(first);
    expect(await second.ended).toContain('status=200');
    expect(service.sockets).toHaveLength(1);
  });

  it('closes the connection of an attempt that is told to stop, and only then reports', async () => {
    const service = await serve(() => {});
    const executor = makeExecutor({ target: null });
    const run = get(service.url);
    executor.start(run);
    const closed = closeOf((await service.asked).socket);
    executor.abort(run, TIMEOUT);
    expect(run.reports).toEqual([]);
    expect(await run.failure()).toEqual({
      name: 'TimeoutError',
      message: 'the attempt took longer than 200 ms',
    });
    await closed;
    expect(run.reports).toHaveLength(1);
  });

  it('stops in the middle of a body, too', async () => {
    const service = await serve((_request, response) => response.write('the beginning'));
    const executor = makeExecutor({ target: null });
    const run = get(service.url);
    executor.start(run);
    const closed = closeOf((await service.asked).socket);
    executor.abort(run, { kind: 'cancelled', reason: 'user' });
    expect(await run.failure()).toEqual({ name: 'AbortError', message: 'cancelled (user)' });
    await closed;
    expect(run.reports).toHaveLength(1);
  });

  it('stops while it connects', async () => {
    const service = await serve((_request, response) => response.end());
    const executor = makeExecutor({ target: null });
    const first = get(service.url);
    executor.start(first);
    await first.ended;
    const others = [1, 2].map(() => get(service.url));
    for (const run of others) executor.start(run);
    for (const run of others) executor.abort(run, TIMEOUT);
    expect(others.map((run) => run.reports)).toEqual([[], []]);
    const names = await Promise.all(others.map(async (run) => (await run.failure()).name));
    expect(names).toEqual(['TimeoutError', 'TimeoutError']);
    expect(service.requests).toHaveLength(1);
  });

  it('says that nobody listens, that a host is not found, and that a connection was closed', async () => {
    const gone = await serve(() => {});
    await gone.close();
    const closing = await serve((request) => request.socket.destroy());
    const executor = makeExecutor({ target: null });
    const runs = [get(gone.url), get('http://no-such-host.invalid/'), get(closing.url)];
    for (const run of runs) executor.start(run);
    const names = await Promise.all(runs.map(async (run) => (await run.failure()).name));
    expect(names).toEqual(['ConnectionRefused', 'HostNotFound', 'ConnectionClosed']);
    expect(runs.map((run) => run.errors[0]?.retryable)).toEqual([undefined, undefined, undefined]);
  });

  it('says so where what answers is no HTTP', async () => {
    const server = createServer((socket) => socket.resume().end('hello\r\n\r\n'));
    await new Promise<void>((resolve) => server.listen({ port: 0, host: '127.0.0.1' }, resolve));
    const executor = makeExecutor({ target: null });
    const run = get(`http://127.0.0.1:${(server.address() as { port: number }).port}`);
    executor.start(run);
    expect(await run.failure()).toMatchObject({ name: 'InvalidAnswer' });
    await new Promise((resolve) => server.close(resolve));
  });

  it('goes to the test server where the body names no address, which it starts once', async () => {
    const service = await serve((_request, response) => response.end());
    let starts = 0;
    const executor = makeExecutor({
      target: {
        url: null,
        start: async () => {
          starts++;
          return service.url;
        },
      },
    });
    const run = get(null);
    executor.start(run);
    expect(await run.ended).toContain('status=200');
    expect(starts).toBe(1);
  });

  it('fails for good where there is no test server, and for now where it cannot start', async () => {
    const without = get(null);
    makeExecutor({ target: null }).start(without);
    expect(await without.failure()).toMatchObject({ name: 'NoTarget', retryable: false });
    const failing = get(null);
    makeExecutor({ target: { url: null, start: () => Promise.reject(new Error('no port')) } }).start(failing);
    expect(await failing.failure()).toEqual({ name: 'RequestFailed', message: 'no port' });
  });

  it('stops at once where the test server has not even started', async () => {
    let listen: (url: string) => void = () => {};
    const start = () =>
      new Promise<string>((resolve) => {
        listen = resolve;
      });
    const executor = makeExecutor({ target: { url: null, start } });
    const run = get(null);
    executor.start(run);
    executor.abort(run, TIMEOUT);
    expect(run.reports).toHaveLength(1);
    const service = await serve((_request, response) => response.end());
    listen(service.url);
    const next = get(service.url);
    executor.start(next);
    await next.ended;
    expect(run.reports).toHaveLength(1);
    expect(service.requests).toHaveLength(1);
  });
});
