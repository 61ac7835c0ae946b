import { describe, expect, it } from 'vitest';
import { LESSON_WORKLOAD, type Workload } from '#contract/workload';
import { SeededRandom } from '../../src-main/shells/world/seeded-random';
import { DEMO_BODIES, HEEDLESS_DEMO_BODIES } from '../../src-main/workloads/demo-kinds';
import { WeightedChoice } from '../../src-main/workloads/weighted-choice';
import { WorkloadTasks } from '../../src-main/workloads/workload-tasks';

function tasksOf(workload: Partial<Workload>, count: number, seed = 42) {
  const tasks = new WorkloadTasks({ ...LESSON_WORKLOAD, ...workload }, new SeededRandom(seed, 2));
  return Array.from({ length: count }, (_, index) => tasks.taskAt(index));
}

describe('the tasks of a workload', () => {
  it('are the same for the same seed, others for another, and do not depend on their number', () => {
    const kinds = (seed: number, count: number) => tasksOf({}, count, seed).map(({ kind }) => kind);
    expect(kinds(42, 200)).toEqual(kinds(42, 200));
    expect(kinds(42, 200)).not.toEqual(kinds(43, 200));
    expect(kinds(42, 400).slice(0, 200)).toEqual(kinds(42, 200));
  });

  it('come in the shares that the weights give', () => {
    const tasks = tasksOf(
      { mix: { normal: 3, unstable: 1, slow: 0, failing: 0 }, priorities: { high: 1, medium: 0, low: 1 } },
      20_000,
    );
    const share = (matches: (task: (typeof tasks)[number]) => boolean) =>
      tasks.filter(matches).length / tasks.length;
    expect(share(({ kind }) => kind === 'normal')).toBeCloseTo(0.75, 1);
    expect(share(({ kind }) => kind === 'unstable')).toBeCloseTo(0.25, 1);
    expect(share(({ kind }) => kind === 'slow' || kind === 'failing')).toBe(0);
    expect(share(({ priority }) => priority === 'high')).toBeCloseTo(0.5, 1);
    expect(share(({ priority }) => priority === 'medium')).toBe(0);
    // Kind and priority are drawn apart.
    expect(share(({ kind, priority }) => kind === 'normal' && priority === 'high')).toBeCloseTo(0.375, 1);
  });

  it('share their bodies, so that a million of them hold four', () => {
    for (const { kind, body } of tasksOf({}, 100)) {
      expect(body).toBe(DEMO_BODIES[kind as keyof typeof DEMO_BODIES]);
    }
    for (const { kind, body } of tasksOf({ ignoresCancel: true }, 100)) {
      expect(body).toBe(HEEDLESS_DEMO_BODIES[kind as keyof typeof HEEDLESS_DEMO_BODIES]);
    }
  });

  it('are called after their kind, or by the name given, with their number', () => {
    const slowOnly = { mix: { normal: 0, unstable: 0, slow: 1, failing: 0 } };
    expect(tasksOf(slowOnly, 2).map(({ name }) => name)).toEqual(['slow 1', 'slow 2']);
    expect(tasksOf({ ...slowOnly, name: 'parcel' }, 2).map(({ name }) => name)).toEqual([
      'parcel 1',
      'parcel 2',
    ]);
  });

  it('carry their own limits, and when they were due, only where there are any', () => {
    const own = { maxAttempts: 1 };
    expect(tasksOf({ own }, 1)[0]?.own).toBe(own);
    expect(Object.keys(tasksOf({}, 1)[0] ?? {})).toEqual(['name', 'kind', 'priority', 'body']);
    const tasks = new WorkloadTasks(LESSON_WORKLOAD, new SeededRandom(1));
    expect(tasks.taskAt(0, 12.5).intendedAtMs).toBe(12.5);
  });
});

describe('the lesson’s kinds', () => {
  it('run as long and fail as often as the lesson says', () => {
    expect(DEMO_BODIES).toEqual({
      normal: { executor: 'simulated', minMs: 100, maxMs: 500, failAttempts: 0 },
      unstable: { executor: 'simulated', minMs: 50, maxMs: 250, failAttempts: 1 },
      slow: { executor: 'simulated', minMs: 5000, maxMs: 5000, failAttempts: 0 },
      failing: { executor: 'simulated', minMs: 50, maxMs: 200, failAttempts: null },
    });
  });
});

describe('a weighted choice', () => {
  it('never picks a word of weight 0, at neither end', () => {
    const choice = new WeightedChoice(['a', 'b', 'c'], { a: 0, b: 2, c: 0 });
    expect([0, 0.5, 1 - 2 ** -53].map((draw) => choice.pick(draw))).toEqual(['b', 'b', 'b']);
  });

  it('divides the draws at the weights', () => {
    const choice = new WeightedChoice(['a', 'b', 'c'], { a: 1, b: 2, c: 1 });
    expect([0, 0.249, 0.25, 0.749, 0.75, 0.999].map((draw) => choice.pick(draw)).join('')).toBe('aabbcc');
  });

  it('is refused where every weight is 0', () => {
    expect(() => new WeightedChoice(['a'], { a: 0 })).toThrow('at least one weight above 0');
  });
});
