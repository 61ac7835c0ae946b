import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LESSON_LIMITS } from '#contract/limits';
import type { VirtualClock } from '../../../src-main/shells/world/virtual-clock';
import type { Yard } from '../../../src-main/shells/yard/yard';
import { makeYard } from '../../support/hosted-yard';
import { type ServedApi, serveApi } from '../../support/served-api';

const order = (failAttempts: number | null, name: string) => ({
  ...{ name, own: { maxAttempts: 1 } },
  body: { executor: 'simulated', minMs: 10, maxMs: 10, failAttempts },
});

describe('the yard by the API', () => {
  let yard: Yard;
  let clock: VirtualClock;
  let api: ServedApi;

  beforeEach(async () => {
    ({ yard, clock } = makeYard());
    api = await serveApi(yard);
  });
  afterEach(() => api.close());

  it('shows results by phase and search, sorted, by page', async () => {
    await api.ask('POST', '/api/tasks', {
      body: [order(0, 'apple'), order(null, 'pear'), order(0, 'apple pie'), order(null, 'apricot')],
    });
    clock.runAll();
    const names = async (query: string) =>
      (await api.ask('GET', `/api/results?${query}`)).json.rows.map(({ name }: { name: string }) => name);
    expect(await names('')).toEqual(['apple', 'pear', 'apple pie', 'apricot']);
    expect(await names('phase=failed')).toEqual(['pear', 'apricot']);
    expect(await names('phase=failed&phase=succeeded&search=AP&sort=name&order=desc')).toEqual([
      'apricot',
      'apple pie',
      'apple',
    ]);
    expect(await names('limit=2&offset=1')).toEqual(['pear', 'apple pie']);
    const { json } = await api.ask('GET', '/api/results?search=apple&limit=1');
    expect(json).toMatchObject({ run: yard.feed.run, matching: 2, total: 4, found: { succeeded: 2 } });
  });

  it('says what is wrong with a query', async () => {
    const cases: [string, string][] = [
      ['phase=done', 'phase[0]'],
      ['sort=colour', 'sort'],
      ['limit=501', 'limit'],
      ['limit=', 'limit'],
      ['limit=1e1', 'limit'],
      ['limit=1&limit=2', 'limit'],
      ['offset=-1', 'offset'],
      [`search=${'x'.repeat(201)}`, 'search'],
      ['__proto__=1', '__proto__'],
    ];
    for (const [query, field] of cases) {
      const { status, json } = await api.ask('GET', `/api/results?${query}`);
      expect([query, status, json.problems.map((problem: { field: string }) => problem.field)]).toEqual([
        query,
        400,
        [field],
      ]);
    }
  });

  it('is told in figures', async () => {
    await api.ask('POST', '/api/tasks', { body: [order(0, 'good'), order(null, 'bad')] });
    clock.advanceTo(clock.now() + 10);
    const { json } = await api.ask('GET', '/api/stats');
    expect(json).toMatchObject({
      run: yard.feed.run,
      runCount: 1,
      phase: 'running',
      counts: { accepted: 2, succeeded: 1, failed: 1 },
      metrics: { response: { n: 2 } },
      figures: { accepted: { open: 2 } },
    });
    expect((await api.ask('GET', '/api/stats?x=1')).status).toBe(400);
  });

  it('changes limits, and refuses what is none of them whole', async () => {
    expect((await api.ask('GET', '/api/limits')).json).toEqual(LESSON_LIMITS);
    const changed = await api.ask('PATCH', '/api/limits', { body: { workers: 8 } });
    expect([changed.status, changed.json]).toEqual([200, { ...LESSON_LIMITS, workers: 8 }]);
    for (const body of [{ workers: 0 }, { workers: 9, colour: 'red' }, [], 'x', undefined]) {
      const { status, json } = await api.ask('PATCH', '/api/limits', { body });
      expect([body, status, json.problems.length]).toEqual([body, 400, 1]);
    }
    expect(yard.scheduler.limits.workers).toBe(8);
    const long = { body: ` ${JSON.stringify({ workers: 9 })}`.padEnd(20_000) };
    expect((await api.ask('PATCH', '/api/limits', long)).status).toBe(413);
  });

  it('is shut down and started again, and says who asked', async () => {
    await api.ask('POST', '/api/tasks', { body: order(0, 'last') });
    expect((await api.ask('POST', '/api/start')).status).toBe(409);
    const down = await api.ask('POST', '/api/shutdown', { body: { mode: 'finish-all', graceMs: 1_000 } });
    expect([down.status, down.json]).toEqual([200, { phase: 'draining' }]);
    // One press too many takes nothing back.
    expect((await api.ask('POST', '/api/shutdown')).json).toEqual({ phase: 'draining' });
    clock.runAll();
    expect((await api.ask('GET', '/api/stats')).json).toMatchObject({
      phase: 'stopped',
      shutdownBy: 'api',
      counts: { succeeded: 1 },
    });
    const { run } = yard.feed;
    const started = await api.ask('POST', '/api/start');
    expect([started.status, started.json.run > run]).toEqual([200, true]);
    expect((await api.ask('POST', '/api/shutdown', { body: { mode: 'explode' } })).status).toBe(400);
    expect((await api.ask('POST', '/api/start', { body: {} })).status).toBe(400);
    expect(yard.scheduler.phase).toBe('running');
  });
});
