import { describe, expect, it } from 'vitest';
import type { Series } from '#contract/series';
import type { ChartFrame } from '../../../../src-renderer/features/charts/chart-spec';
import { CHART_SPECS } from '../../../../src-renderer/features/charts/chart-specs';
import { RESPONSE_CHART, SERVICE_CHART } from '../../../../src-renderer/features/charts/percentile-charts';
import { QUEUE_CHART } from '../../../../src-renderer/features/charts/queue-chart';
import { RETRIES_CHART } from '../../../../src-renderer/features/charts/retries-chart';
import { THROUGHPUT_CHART } from '../../../../src-renderer/features/charts/throughput-chart';
import { UTILISATION_CHART } from '../../../../src-renderer/features/charts/utilisation-chart';
import { NONE, point, series } from './series-of';

function frame(shown: Series, some: Partial<ChartFrame> = {}): ChartFrame {
  return { series: shown, standing: 'live', isFrozen: false, span: null, ...some };
}
const settled = (count: number) => point({ succeeded: count });

describe('throughput', () => {
  const rows = (shown: Series, some: Partial<ChartFrame> = {}) =>
    THROUGHPUT_CHART.rows(frame(shown, some)).map(({ fromMs, toMs, values }) => [fromMs, toMs, ...values]);

  it('counts a second together, by outcome', () => {
    const points = [
      point({ succeeded: 1 }),
      point({ failed: 2 }),
      point({ timedOut: 3 }),
      point({ cancelled: 4 }),
    ];
    expect(rows(series(points, { fromMs: 500 }))).toEqual([[500, 1_500, 1, 2, 3, 4]]);
  });

  it('is told a second where intervals are longer', () => {
    expect(rows(series([settled(8), settled(2)], { bucketMs: 4_000 }))).toEqual([
      [0, 4_000, 2, 0, 0, 0],
      [4_000, 8_000, 0.5, 0, 0, 0],
    ]);
  });

  it('leaves out the second that time is still in, while anything is under way', () => {
    const shown = series([settled(4), settled(0), settled(0), settled(0), settled(9)], { atMs: 1_100 });
    expect(rows(shown)).toEqual([[0, 1_000, 4, 0, 0, 0]]);
    expect(rows(shown, { standing: 'idle' })).toHaveLength(2);
    expect(rows(shown, { standing: 'stopped' })).toHaveLength(2);
  });

  it('keeps whole seconds where they are while the last minute moves on', () => {
    const points = [settled(100), settled(1), settled(1), settled(1), settled(1)];
    const shown = series(points, { span: 'minute', fromMs: 1_750 });
    expect(rows(shown)).toEqual([[2_000, 3_000, 4, 0, 0, 0]]);
  });

  it('is told as a mean while nobody points at a moment', () => {
    const shown = series(Array.from({ length: 8 }, () => settled(3)));
    expect(THROUGHPUT_CHART.rest(frame(shown))).toMatchObject({
      caption: 'mean, whole run',
      values: [12, 0, 0, 0],
    });
  });
});

describe('queue depth', () => {
  const points = [
    point({ queued: { high: 1, medium: 2, low: 3 }, running: 4, backingOff: 5 }),
    point({ queued: { high: 9, medium: 8, low: 7 }, running: 6, backingOff: 0 }),
  ];

  it('stacks the three levels, with running and backing off as lines', () => {
    expect(QUEUE_CHART.rows(frame(series(points)))[0]?.values).toEqual([1, 2, 3, 4, 5]);
    expect(QUEUE_CHART.layers.map(({ kind, word }) => `${kind} ${word}`)).toEqual([
      'band high',
      'band medium',
      'band low',
      'line running',
      'line backing off',
    ]);
  });

  it('is the most within each interval, so that no burst is lost, and says so', () => {
    const peak = { queued: { high: 40, medium: 0, low: 2 }, running: 3, backingOff: 1 };
    const shown = series([point({ peak })], { bucketMs: 4_000 });
    expect(QUEUE_CHART.rows(frame(shown))[0]?.values).toEqual([40, 0, 2, 3, 1]);
    expect(QUEUE_CHART.rest(frame(shown)).values).toEqual([0, 0, 0, 0, 0]);
    expect(QUEUE_CHART.unit(shown)).toBe('most in each 4 s');
  });

  it('tells the newest depth, and when that was', () => {
    const rest = (some: Partial<ChartFrame>) => QUEUE_CHART.rest(frame(series(points), some));
    expect(rest({})).toEqual({ caption: 'now', values: [9, 8, 7, 6, 0], n: null });
    expect(rest({ standing: 'idle' }).caption).toBe('now');
    expect(rest({ standing: 'stopped' }).caption).toBe('at the end');
    expect(rest({ isFrozen: true }).caption).toBe('when frozen');
  });

  it('has nothing to tell before the first interval', () => {
    expect(QUEUE_CHART.rest(frame(series([]))).values).toEqual([null, null, null, null, null]);
  });
});

describe('response and service time', () => {
  const response = { p50: 10, p95: 20, p99: 30, n: 99 };
  const service = { p50: 1, p95: 2, p99: 3, n: 100 };
  const shown = series([point({ response, service })], {
    response: { ...response, n: 500 },
    service: NONE,
  });

  it('are shown apart, each with its n', () => {
    expect(RESPONSE_CHART.rows(frame(shown))[0]).toMatchObject({ values: [10, 20, 30], n: 99 });
    expect(SERVICE_CHART.rows(frame(shown))[0]).toMatchObject({ values: [1, 2, 3], n: 100 });
  });

  it('are of open loops where there are any, and of closed ones alone where there are none', () => {
    const closedResponse = { p50: 4, p95: 5, p99: 6, n: 40 };
    const both = series([point({ response, closedResponse })], { response, closedResponse });
    expect(RESPONSE_CHART.rows(frame(both))[0]).toMatchObject({ values: [10, 20, 30], n: 99 });
    expect(RESPONSE_CHART.rest(frame(both)).n).toBe(99);
    expect(RESPONSE_CHART.unit(both)).toBe('open loop only, since it was due');
    const closed = series([point({ closedResponse })], { closedResponse });
    expect(RESPONSE_CHART.rows(frame(closed))[0]).toMatchObject({ values: [4, 5, 6], n: 40 });
    expect(RESPONSE_CHART.rest(frame(closed)).values).toEqual([4, 5, 6]);
    expect(RESPONSE_CHART.unit(closed)).toBe('closed loop, since it was due');
    expect(RESPONSE_CHART.unit(shown)).toBe('since it was due');
    expect(RESPONSE_CHART.rest(frame(series([]))).values).toEqual([null, null, null]);
  });

  it('of the whole run are those that main has merged', () => {
    expect(RESPONSE_CHART.rest(frame(shown))).toEqual({ caption: 'whole run', values: [10, 20, 30], n: 500 });
    expect(SERVICE_CHART.rest(frame(shown)).values).toEqual([null, null, null]);
  });
});

describe('retries', () => {
  const points = [
    point({}),
    point({ attempts: 4, retries: 0 }),
    point({ attempts: 4, retries: 4 }),
    point({ attempts: 2, retries: 0 }),
  ];

  it('come with the load amplification so far: attempts by tasks that have started', () => {
    expect(RETRIES_CHART.rows(frame(series(points))).map(({ values }) => values)).toEqual([
      [0, null],
      [0, 1],
      [4, 2],
      [0, 10 / 6],
    ]);
    expect(RETRIES_CHART.rest(frame(series(points))).values).toEqual([4, 10 / 6]);
  });

  it('of the last minute come with the load of the run, also where all first attempts were before', () => {
    const shown = series([point({ attempts: 50, retries: 50 }), point({ attempts: 51, retries: 50 })], {
      span: 'minute',
      before: { attempts: 100, retries: 0 },
    });
    expect(RETRIES_CHART.rows(frame(shown)).map(({ values }) => values[1])).toEqual([1.5, 201 / 101]);
    expect(RETRIES_CHART.rest(frame(shown)).values).toEqual([100, 201 / 101]);
  });

  it('are counted in intervals whose length is told', () => {
    expect(RETRIES_CHART.unit(series(points))).toBe('started in each 250 ms');
    expect(RETRIES_CHART.unit(series(points, { bucketMs: 2_000 }))).toBe('started in each 2 s');
  });
});

it('shows utilisation as a share, and nothing where no lane was open', () => {
  const shown = series([point({ utilisation: 0.25 }), point({ utilisation: null })]);
  expect(UTILISATION_CHART.rows(frame(shown)).map(({ values }) => values)).toEqual([[0.25], [null]]);
});

it('tells every layer of a chart from the others without its colour', () => {
  for (const { layers } of CHART_SPECS) {
    const looks = layers.map(
      (layer) => `${layer.kind} ${layer.kind === 'band' ? layer.texture : layer.dash}`,
    );
    expect(new Set(looks).size).toBe(layers.length);
  }
});
