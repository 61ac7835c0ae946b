import { describe, expect, it } from 'vitest';
import type { KeptRun } from '#contract/kept-runs';
import { LESSON_LIMITS } from '#contract/limits';
import {
  type CompareRow,
  differingSettings,
  figureGroups,
} from '../../../../src-renderer/features/runs/compare-rows';
import { ratioText } from '../../../../src-renderer/features/runs/ratio-text';
import { keptRun } from '../../../support/kept-run';
import { bottleneck, byEnd, durations, runFigures } from '../../../support/run-figures';
import { counts } from '../../fake-yard';

const told = (rows: readonly CompareRow[]) =>
  Object.fromEntries(
    rows.map(({ label, cells }) => [
      label,
      cells.map(({ text, ratio }) => (ratio === null ? text : `${text} ${ratio}`)),
    ]),
  );
const group = (runs: readonly KeptRun[], title: string) =>
  figureGroups(runs).find((one) => one.title === title)?.rows;

describe('settings of runs side by side', () => {
  it('are those that differ, and no others', () => {
    const one = keptRun({ seed: 7, kinds: [{ kind: 'normal', tasks: 90 }] });
    const other = keptRun({
      ...{ id: 'other', seed: 7, limitChanges: 2, kinds: [{ kind: 'normal', tasks: 1_200 }] },
      limits: { ...LESSON_LIMITS, workers: 8, rate: { perSecond: 5, burst: 10 } },
    });
    expect(told(differingSettings([one, other]))).toEqual({
      'kinds of task': ['normal 90', 'normal 1\u202f200'],
      workers: ['3', '8'],
      'rate limit': ['none', '5.00/s, burst 10'],
      'limits changed meanwhile': ['no', '2 ×'],
    });
  });

  it('are none where the runs were alike', () => {
    expect(differingSettings([keptRun(), keptRun({ id: 'other', name: 'again' })])).toEqual([]);
  });

  it('differ where any of several does', () => {
    const runs = [keptRun(), keptRun({ id: 'b' }), keptRun({ id: 'c', seed: 43 })];
    expect(told(differingSettings(runs))).toEqual({ seed: ['42', '42', '43'] });
  });
});

describe('figures of runs side by side', () => {
  const runs = [
    keptRun({
      counts: counts({ accepted: 100, succeeded: 80, failed: 20 }),
      figures: runFigures({
        response: { open: byEnd({ all: durations(100, 2_000) }), closed: null },
        throughputPerSecond: 10,
        bottleneck: bottleneck({ spanMs: 10_000, lanesBusy: 0.99, waitingForLane: 0.9 }),
      }),
    }),
    keptRun({
      id: 'other',
      counts: counts({ accepted: 100, succeeded: 100 }),
      figures: runFigures({
        response: { open: byEnd({ all: durations(99, 500) }), closed: byEnd({ all: durations(5, 20) }) },
        throughputPerSecond: 25,
        bottleneck: bottleneck({ spanMs: 4_000, lanesBusy: 0.5 }),
      }),
    }),
  ];

  it('have each how many times the first’s it is, and that of nothing there is none', () => {
    expect(told(group(runs, 'Tasks') ?? [])).toEqual({
      accepted: ['100', '100 × 1.00'],
      succeeded: ['80', '100 × 1.25'],
      failed: ['20', '0 × 0.00'],
    });
    expect(told(group(runs, 'Pace') ?? [])).toMatchObject({
      took: ['10.0 s', '4.00 s × 0.40'],
      throughput: ['10.0 tasks/s', '25.0 tasks/s × 2.50'],
      'lanes busy': ['99 %', '50 %'],
    });
  });

  it('have percentiles with their n, and say which come from too few', () => {
    const rows = group(runs, 'Response time, open loop') ?? [];
    expect(told(rows)).toMatchObject({ n: ['100', '99'], p95: ['2.00 s', '500 ms × 0.25'] });
    const p99 = rows.find(({ label }) => label === 'p99')?.cells.map(({ weak }) => weak);
    expect(p99).toEqual([null, 'grey: from fewer than 100 durations the slowest alone decides it']);
  });

  it('never set response times of an open loop against those of a closed one', () => {
    expect(told(group(runs, 'Response time, closed loop') ?? [])).toMatchObject({
      n: ['0', '5'],
      p50: ['–', '20 ms'],
    });
  });
});

describe('a ratio', () => {
  it('tells how many times, in the digits that it is worth', () => {
    expect([ratioText(2_900, 2_000), ratioText(1_234_000, 1_000), ratioText(1, 1_000)]).toEqual([
      '× 1.45',
      '× 1\u202f234',
      '× < 0.01',
    ]);
  });

  it('is none of nothing, and none to nothing', () => {
    expect([ratioText(5, 0), ratioText(null, 5), ratioText(5, null)]).toEqual([null, null, null]);
  });
});
