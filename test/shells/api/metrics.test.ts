import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { VirtualClock } from '../../../src-main/shells/world/virtual-clock';
import type { Yard } from '../../../src-main/shells/yard/yard';
import { makeYard } from '../../support/hosted-yard';
import { type ServedApi, serveApi } from '../../support/served-api';

const order = (ms: number, failAttempts: number | null) => ({
  name: `order of ${ms}`,
  own: { maxAttempts: 1 },
  body: { executor: 'simulated', minMs: ms, maxMs: ms, failAttempts },
});

describe('the metrics of the API', () => {
  let yard: Yard;
  let clock: VirtualClock;
  let api: ServedApi;

  beforeEach(async () => {
    ({ yard, clock } = makeYard());
    api = await serveApi(yard);
  });
  afterEach(() => api.close());

  /** Each sample by its name and labels. */
  async function scrape(): Promise<Record<string, number>> {
    const { headers, text } = await api.ask('GET', '/metrics');
    expect(headers['content-type']).toBe('text/plain; version=0.0.4; charset=utf-8');
    const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
    const samples = lines.map((line) => {
      const space = line.lastIndexOf(' ');
      return [line.slice(0, space), Number(line.slice(space + 1))] as const;
    });
    expect(samples.filter(([, value]) => Number.isNaN(value))).toEqual([]);
    return Object.fromEntries(samples);
  }

  it('count by outcome, and put durations into buckets', async () => {
    await api.ask('POST', '/api/tasks', { body: [order(20, 0), order(200, null), order(1_200, 0)] });
    clock.advanceTo(clock.now() + 300);
    expect(await scrape()).toMatchObject({
      switchyard_tasks_accepted_total: 3,
      'switchyard_tasks_settled_total{outcome="succeeded"}': 1,
      'switchyard_tasks_settled_total{outcome="failed"}': 1,
      'switchyard_tasks_settled_total{outcome="timed-out"}': 0,
      'switchyard_tasks_pending{phase="running"}': 1,
      'switchyard_phase{phase="running"}': 1,
      'switchyard_phase{phase="stopped"}': 0,
      'switchyard_service_seconds_bucket{le="0.01"}': 0,
      'switchyard_service_seconds_bucket{le="0.025"}': 1,
      'switchyard_service_seconds_bucket{le="0.25"}': 2,
      'switchyard_service_seconds_bucket{le="+Inf"}': 2,
      switchyard_service_seconds_count: 2,
    });
    clock.runAll();
    const samples = await scrape();
    expect(samples['switchyard_response_seconds_count{loop="open"}']).toBe(3);
    expect(samples['switchyard_response_seconds_count{loop="closed"}']).toBe(0);
    expect(samples['switchyard_response_seconds_sum{loop="open"}']).toBeCloseTo(1.42, 1);
  });

  it('go on growing over runs', async () => {
    for (const run of [1, 2, 3]) {
      await api.ask('POST', '/api/tasks', { body: order(10, 0) });
      clock.runAll();
      const expected = {
        switchyard_runs_total: run,
        switchyard_tasks_accepted_total: run,
        'switchyard_tasks_settled_total{outcome="succeeded"}': run,
        'switchyard_response_seconds_count{loop="open"}': run,
      };
      expect(await scrape()).toMatchObject(expected);
      await api.ask('POST', '/api/shutdown');
      clock.runAll();
      await api.ask('POST', '/api/start');
    }
  });

  it('have no label that tasks could fill', async () => {
    const before = Object.keys(await scrape());
    const many = Array.from({ length: 50 }, (_, at) => ({
      ...order(at, 0),
      kind: `kind ${at}`,
      name: `name ${at}`,
    }));
    await api.ask('POST', '/api/tasks', { body: many });
    clock.runAll();
    expect(Object.keys(await scrape())).toEqual(before);
    expect(yard.feed.counts.succeeded).toBe(50);
  });
});
