import { describe, expect, it } from 'vitest';
import type { SimulatedBody } from '#contract/task';
import type { Random } from '../../src-main/engine/ports';
import { SimulatedExecutor } from '../../src-main/executors/simulated';
import { SeededRandom } from '../../src-main/shells/world/seeded-random';
import { VirtualClock } from '../../src-main/shells/world/virtual-clock';
import { RecordedRun } from './recorded-run';

const TIMEOUT = { kind: 'attempt-timeout', timeoutMs: 200 } as const;

function body(over: Partial<SimulatedBody> = {}): SimulatedBody {
  return { executor: 'simulated', minMs: 100, maxMs: 500, failAttempts: 0, ...over };
}

function world(random: Random = { draw: () => 0.5 }) {
  const clock = new VirtualClock();
  const executor = new SimulatedExecutor(clock, random);
  const runOf = (spec: SimulatedBody, attempt = 1, task = 4) =>
    new RecordedRun(spec, task, attempt, () => clock.now());
  return { clock, executor, runOf };
}

describe('the simulated executor', () => {
  it('takes the drawn share of the body’s span, on the clock it was given', () => {
    const { clock, executor, runOf } = world();
    const run = runOf(body());
    executor.start(run);
    expect(run.reports).toEqual([]);
    clock.runAll();
    expect(run.reports).toEqual(['300: succeeded task 4 done on attempt 1']);
  });

  it('takes whole milliseconds within the span, the same for the same task and attempt', () => {
    const random = new SeededRandom(7);
    const endsOf = () => {
      const { clock, executor, runOf } = world(random);
      const runs = Array.from({ length: 50 }, (_, i) => runOf(body(), 1, i + 1));
      for (const run of runs) executor.start(run);
      clock.runAll();
      return runs.map((run) => Number(run.reports[0]?.split(':')[0]));
    };
    const ends = endsOf();
    expect(ends.every((end) => Number.isInteger(end) && end >= 100 && end <= 500)).toBe(true);
    expect(new Set(ends).size).toBeGreaterThan(20);
    expect(endsOf()).toEqual(ends);
  });

  it('fails as many attempts as the body says, then succeeds', () => {
    const { clock, executor, runOf } = world();
    const runs = [1, 2, 3].map((attempt) => runOf(body({ failAttempts: 2 }), attempt));
    for (const run of runs) executor.start(run);
    clock.runAll();
    expect(runs.map((run) => run.reports)).toEqual([
      ['300: failed SimulatedFailure: task 4 is meant to fail on attempt 1'],
      ['300: failed SimulatedFailure: task 4 is meant to fail on attempt 2'],
      ['300: succeeded task 4 done on attempt 3'],
    ]);
  });

  it('fails every attempt where none is to succeed, for good where that is fatal', () => {
    const { clock, executor, runOf } = world();
    const retryable = runOf(body({ failAttempts: null }), 99);
    const fatal = runOf(body({ failAttempts: null, fatal: true }));
    executor.start(retryable);
    executor.start(fatal);
    clock.runAll();
    expect(retryable.errors).toEqual([
      { name: 'SimulatedFailure', message: 'task 4 is meant to fail every time' },
    ]);
    expect(fatal.errors[0]?.retryable).toBe(false);
  });

  it('stops at once when it is told to, and never reports again', () => {
    const { clock, executor, runOf } = world();
    const run = runOf(body());
    executor.start(run);
    clock.advanceTo(200);
    executor.abort(run, TIMEOUT);
    clock.runAll();
    expect(run.reports).toEqual(['200: failed TimeoutError: the attempt took longer than 200 ms']);
  });

  it('runs on to its own end where the body ignores cancellation', () => {
    const { clock, executor, runOf } = world();
    const run = runOf(body({ ignoresCancel: true }));
    executor.start(run);
    clock.advanceTo(200);
    executor.abort(run, TIMEOUT);
    expect(run.reports).toEqual([]);
    clock.runAll();
    expect(run.reports).toEqual(['300: succeeded task 4 done on attempt 1']);
  });
});
