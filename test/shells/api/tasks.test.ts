import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { VirtualClock } from '../../../src-main/shells/world/virtual-clock';
import type { Yard } from '../../../src-main/shells/yard/yard';
import { makeYard } from '../../support/hosted-yard';
import { type ServedApi, serveApi } from '../../support/served-api';

const short = { body: { executor: 'simulated', minMs: 10, maxMs: 10, failAttempts: 0 } };
const command = { body: { executor: 'command', program: 'true', args: [] } };

describe('tasks by the API', () => {
  let yard: Yard;
  let clock: VirtualClock;
  let api: ServedApi;

  beforeEach(async () => {
    ({ yard, clock } = makeYard());
    api = await serveApi(yard);
  });
  afterEach(() => api.close());

  it('are accepted one alone, as a list, or in an object, and run', async () => {
    const one = await api.ask('POST', '/api/tasks', { body: { ...short, name: 'alone', priority: 'high' } });
    const list = await api.ask('POST', '/api/tasks', { body: [short, short] });
    const named = await api.ask('POST', '/api/tasks', { body: { tasks: [{ ...short, kind: 'parcel' }] } });
    const { run } = yard.feed;
    expect([one, list, named].map(({ status, json }) => [status, json])).toEqual([
      [200, { run, accepted: 1, tasks: [1], rejected: [] }],
      [200, { run, accepted: 2, tasks: [2, 3], rejected: [] }],
      [200, { run, accepted: 1, tasks: [4], rejected: [] }],
    ]);
    clock.advanceTo(clock.now() + 1_000);
    expect(yard.feed.counts).toMatchObject({ accepted: 4, succeeded: 4 });
    expect([1, 2, 3, 4].map((task) => yard.feed.task(task)?.name)).toEqual([
      'alone',
      'simulated 1',
      'simulated 2',
      'parcel 1',
    ]);
  });

  it('are taken one by one where others of the list are none, each with its problems', async () => {
    const { status, json } = await api.ask('POST', '/api/tasks', {
      body: [short, { body: { ...short.body, minMs: 20 } }, 7, short, { ...short, surprise: true }],
    });
    expect(status).toBe(200);
    expect(json).toMatchObject({ accepted: 2, tasks: [1, null, null, 2, null] });
    expect(json.rejected).toEqual([
      {
        index: 1,
        reason: 'invalid',
        problems: [{ field: 'body.minMs', expected: 'at most maxMs, which is 10', got: '20' }],
      },
      { index: 2, reason: 'invalid', problems: [{ field: 'order', expected: 'an object', got: '7' }] },
      {
        index: 4,
        reason: 'invalid',
        problems: [{ field: 'surprise', expected: 'no such field', got: 'true' }],
      },
    ]);
  });

  it('keep their places in a list of ten thousand, whatever is wrong with some', async () => {
    const list = Array.from({ length: 10_000 }, (_, index) => (index % 3 === 0 ? { body: null } : short));
    const { status, json } = await api.ask('POST', '/api/tasks', { body: list });
    expect(status).toBe(200);
    expect(json.accepted).toBe(6_666);
    expect(json.rejected).toHaveLength(3_334);
    expect(json.tasks.slice(0, 6)).toEqual([null, 1, 2, null, 3, 4]);
    expect(json.tasks.at(-2)).toBe(6_666);
    expect(yard.feed.task(6_666)?.name).toBe('simulated 9999');
    expect(yard.feed.counts.accepted).toBe(6_666);
  });

  it('are refused where the body is no list of orders', async () => {
    for (const body of ['{', '', 'null', '3', [], { tasks: [] }, { tasks: 1 }, { tasks: [short], more: 1 }]) {
      const { status, json } = await api.ask('POST', '/api/tasks', { body });
      expect([body, status, json.problems?.length ?? json.rejected?.length]).toEqual([body, 400, 1]);
    }
    const many = Array.from({ length: 10_001 }, () => 0);
    expect((await api.ask('POST', '/api/tasks', { body: many })).json.problems).toEqual([
      {
        field: 'body',
        expected: 'an order, or 1 to 10000 of them as a list or as {tasks}',
        got: '10001 of them',
      },
    ]);
    expect(yard.feed.counts.accepted).toBe(0);
  });

  it('are refused unread where the body is too long, or not told to be JSON', async () => {
    const long = Buffer.alloc(8_388_609, 0x20);
    expect((await api.ask('POST', '/api/tasks', { body: long })).status).toBe(413);
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/jsonx', undefined]) {
      const headers = { 'content-type': type };
      const { status } = await api.ask('POST', '/api/tasks', { body: JSON.stringify(short), headers });
      expect([type, status]).toEqual([type, 415]);
    }
    const charset = { 'content-type': 'application/json; charset=utf-8' };
    expect((await api.ask('POST', '/api/tasks', { body: short, headers: charset })).status).toBe(200);
    const bytes = Buffer.from([0x22, 0xff, 0x22]);
    expect((await api.ask('POST', '/api/tasks', { body: bytes })).json.problems[0].expected).toBe(
      'JSON in UTF-8',
    );
  });

  it('of scripts and commands are refused as long as nobody has switched them on', async () => {
    const script = { body: { executor: 'script', path: '/tmp/never.mjs' } };
    const alone = await api.ask('POST', '/api/tasks', { body: [command, script] });
    expect(alone.status).toBe(403);
    expect(alone.json.rejected).toEqual([
      { index: 0, reason: 'programs-not-allowed' },
      { index: 1, reason: 'programs-not-allowed' },
    ]);
    const mixed = await api.ask('POST', '/api/tasks', { body: [command, short] });
    expect([mixed.status, mixed.json.tasks]).toEqual([200, [null, 1]]);
  });

  it('of scripts and commands are taken where somebody has', async () => {
    const other = makeYard();
    const allowed = await serveApi(other.yard, true);
    const { status, json } = await allowed.ask('POST', '/api/tasks', { body: command });
    expect([status, json.tasks]).toEqual([200, [1]]);
    await allowed.close();
  });

  it('find the queue full with 503 where nothing was taken, and one by one where some was', async () => {
    await api.ask('PATCH', '/api/limits', { body: { queueCapacity: 2, workers: 1, overflow: 'reject' } });
    const some = await api.ask('POST', '/api/tasks', { body: [short, short, short, short] });
    expect([some.status, some.json.tasks]).toEqual([200, [1, 2, 3, null]]);
    expect(some.json.rejected).toEqual([{ index: 3, reason: 'queue-full' }]);
    const none = await api.ask('POST', '/api/tasks', { body: short });
    expect([none.status, none.headers['retry-after'], none.json.rejected]).toEqual([
      503,
      '1',
      [{ index: 0, reason: 'queue-full' }],
    ]);
    await api.ask('PATCH', '/api/limits', { body: { overflow: 'block' } });
    expect((await api.ask('POST', '/api/tasks', { body: short })).status).toBe(503);
    expect(yard.submissions.toSubmit).toBe(0);
  });

  it('are refused with 409 by a yard that stops or has stopped', async () => {
    await api.ask('POST', '/api/tasks', { body: { body: { ...short.body, minMs: 5_000, maxMs: 5_000 } } });
    await api.ask('POST', '/api/shutdown');
    const draining = await api.ask('POST', '/api/tasks', { body: short });
    expect([draining.status, draining.json.rejected[0].reason]).toEqual([409, 'shutdown']);
    clock.runAll();
    const stopped = await api.ask('POST', '/api/tasks', { body: short });
    expect([stopped.status, stopped.json.rejected[0].reason]).toEqual([409, 'stopped']);
  });

  it('are shown whole while they wait, run and have settled', async () => {
    const failing = { body: { ...short.body, failAttempts: null }, own: { maxAttempts: 2 } };
    await api.ask('PATCH', '/api/limits', { body: { workers: 1 } });
    await api.ask('POST', '/api/tasks', { body: [failing, short] });
    const running = await api.ask('GET', '/api/tasks/1');
    const queued = await api.ask('GET', `/api/tasks/2?run=${yard.feed.run}`);
    clock.advanceTo(clock.now() + 10);
    const backingOff = await api.ask('GET', '/api/tasks/1');
    clock.advanceTo(clock.now() + 10_000);
    const settled = await api.ask('GET', '/api/tasks/1');
    expect([running, queued, backingOff, settled].map(({ json }) => json.record.phase)).toEqual([
      'running',
      'queued',
      'backing-off',
      'failed',
    ]);
    expect(queued.json.waiting).toMatchObject({ kind: 'ready', busyLanes: 1 });
    expect(settled.json.ending).toEqual({ kind: 'attempts-used', maxAttempts: 2 });
  });

  it('are cancelled and tried again, as new tasks', async () => {
    await api.ask('POST', '/api/tasks', { body: { ...short, name: 'parcel' } });
    const cancelled = await api.ask('POST', '/api/tasks/1/cancel');
    expect([cancelled.status, cancelled.json]).toEqual([200, { cancelled: 1 }]);
    const again = await api.ask('POST', '/api/tasks/1/cancel');
    expect([again.status, again.json.problems[0].expected]).toEqual([409, 'a pending task']);
    const retried = await api.ask('POST', '/api/tasks/1/retry');
    expect([retried.status, retried.json]).toMatchObject([200, { accepted: 1, firstTask: 2 }]);
    expect(yard.feed.task(2)?.name).toBe('parcel');
    expect(yard.feed.task(1)?.phase).toBe('cancelled');
  });

  it('are not found by what names none of this run', async () => {
    await api.ask('POST', '/api/tasks', { body: short });
    const cases: [string, string, number][] = [
      ['GET', '/api/tasks/2', 404],
      ['GET', '/api/tasks/x', 400],
      ['GET', '/api/tasks/0', 400],
      ['GET', '/api/tasks/1.5', 400],
      ['GET', '/api/tasks/9007199254740993', 400],
      ['GET', '/api/tasks/1?run=1', 409],
      ['GET', '/api/tasks/1?run=x', 400],
      ['GET', '/api/tasks/1?other=1', 400],
      ['POST', '/api/tasks/2/cancel', 404],
      ['POST', '/api/tasks/2/retry', 404],
      ['POST', '/api/tasks/1/retry?run=1', 409],
    ];
    for (const [method, path, status] of cases) {
      expect([method, path, (await api.ask(method, path)).status]).toEqual([method, path, status]);
    }
    expect((await api.ask('POST', '/api/tasks/1/cancel', { body: {} })).status).toBe(400);
  });
});
