import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS } from '#contract/limits';
import type { TaskBody } from '#contract/task';
import type { TaskEvent } from '#contract/task-event';
import { Scheduler } from '../../../src-main/engine/scheduler';
import { RealClock } from '../../../src-main/shells/world/real-clock';
import { SeededRandom } from '../../../src-main/shells/world/seeded-random';
import { begin, CANCEL, NOOP, scriptBody, threadRoom } from './thread-yard';

const TIMEOUT = { kind: 'attempt-timeout', timeoutMs: 50 } as const;
const TIMED_OUT = { name: 'TimeoutError', message: 'the attempt took longer than 50 ms' };

describe('work that has to stop', () => {
  const room = threadRoom();

  const BODIES: readonly [string, () => TaskBody][] = [
    ['an endless loop', () => scriptBody(room.script('export default () => { for (;;); }'))],
    ['a script that waits', () => scriptBody(room.script('export default () => new Promise(() => {})'))],
    ['a hash', () => ({ executor: 'cpu', load: 'hash', rounds: 1_000_000_000 })],
    ['a spin', () => ({ executor: 'cpu', load: 'sleep-spin', sleepMs: 0, spinMs: 1_000_000 })],
    ['a sleep', () => ({ executor: 'cpu', load: 'sleep-spin', sleepMs: 1_000_000, spinMs: 0 })],
  ];

  it.each(BODIES)('is stopped by the end of its thread: %s', async (_, body) => {
    const executor = room.open();
    // A thread that is up begins at once: so it is really the body that is stopped.
    await begin(executor, NOOP).report;
    const run = begin(executor, body());
    await new Promise((resolve) => setTimeout(resolve, 20));
    executor.abort(run, TIMEOUT);
    expect(run.reports).toBe(0);
    expect(await run.report).toEqual({ ok: false, error: TIMED_OUT });
    expect(executor.threads).toBe(0);
    expect(await begin(executor, NOOP).report).toEqual({ ok: true, output: undefined });
    expect(run.reports).toBe(1);
  });

  it('has not begun where the thread is not up yet: it stops at once, and the thread stays', async () => {
    const executor = room.open();
    const run = begin(executor, { executor: 'cpu', load: 'hash', rounds: 1_000_000_000 });
    executor.abort(run, CANCEL);
    expect(run.reports).toBe(1);
    expect(await run.report).toMatchObject({ error: { name: 'AbortError', message: 'cancelled (user)' } });
    expect(await begin(executor, NOOP).report).toEqual({ ok: true, output: undefined });
    expect(executor.threads).toBe(1);
  });

  it('may hear its signal, put things away and end by itself: then its thread stays', async () => {
    const executor = room.open();
    const text = `import { writeFileSync } from 'node:fs';
      export default ({ payload, signal }) => new Promise((_, reject) => {
        setTimeout(() => {}, 60_000).unref();
        writeFileSync(payload.begun, '');
        signal.addEventListener('abort', () => {
          writeFileSync(payload.putAway, signal.reason.name);
          reject(signal.reason);
        });
      })`;
    const payload = { begun: `${room.dir}/begun`, putAway: `${room.dir}/put-away` };
    const run = begin(executor, scriptBody(room.script(text), payload));
    await expect.poll(() => existsSync(payload.begun), { timeout: 20_000, interval: 2 }).toBe(true);
    executor.abort(run, TIMEOUT);
    expect(await run.report).toMatchObject({ ok: false });
    // On a machine that is too busy for it to be heard in time the thread was ended.
    if (existsSync(payload.putAway)) expect(executor.threads).toBeLessThanOrEqual(1);
    expect(await begin(executor, NOOP).report).toEqual({ ok: true, output: undefined });
    expect(run.reports).toBe(1);
  });

  it('has told until then what it has logged', async () => {
    const executor = room.open();
    const run = begin(
      executor,
      scriptBody(room.script('export default ({ log }) => { log("round and round"); for (;;); }')),
    );
    expect(executor.told(run)).toBe(undefined);
    await expect.poll(() => executor.told(run), { timeout: 20_000 }).toBe('log:\nround and round');
    executor.abort(run, TIMEOUT);
    expect(await run.report).toMatchObject({ error: { name: 'TimeoutError' } });
  });

  it('frees its lane shortly after its deadline, and not before it has stopped', async () => {
    const timeoutMs = 1_000;
    const attempts = 3;
    const executor = room.open();
    await begin(executor, NOOP).report;
    const events: TaskEvent[] = [];
    let done: () => void = () => {};
    const over = new Promise<void>((resolve) => {
      done = resolve;
    });
    const scheduler = new Scheduler(
      {
        clock: new RealClock(),
        executor,
        sink: (line) => {
          if (line.type === 'run') return;
          events.push(line);
          if (line.type === 'shutdown-completed') done();
        },
      },
      { ...DEFAULT_LIMITS, workers: 1, maxAttempts: 1, attemptTimeoutMs: timeoutMs },
    );
    const random = new SeededRandom(1);
    scheduler.start({ app: 'switchyard/test', seed: 1, clock: 'real', startedAt: null, random });
    const body = scriptBody(room.script('export default () => { for (;;); }'));
    for (let i = 0; i < attempts; i++) {
      scheduler.submit({ name: 'endless', kind: 'script', priority: 'medium', body });
    }
    scheduler.requestShutdown('finish-all', null);
    await over;
    const lateMs: number[] = [];
    let startedAtMs = 0;
    let isOccupied = false;
    for (const event of events) {
      if (event.type === 'attempt-started') {
        expect(isOccupied).toBe(false);
        isOccupied = true;
        startedAtMs = event.atMs;
      } else if (event.type === 'attempt-settled') {
        expect(event.outcome).toBe('timed-out');
        // Where a busy machine has not brought up the thread by then there is nothing to stop.
        const { task } = event;
        isOccupied = events.some((other) => other.type === 'attempt-stopped' && other.task === task);
      } else if (event.type === 'attempt-stopped') {
        isOccupied = false;
        lateMs.push(event.atMs - startedAtMs - timeoutMs);
      }
    }
    // 50 ms on a machine that has time for it: bench/threads.ts measures that.
    expect(events.filter(({ type }) => type === 'attempt-settled')).toHaveLength(attempts);
    expect(lateMs.length).toBeGreaterThan(0);
    expect(Math.max(...lateMs)).toBeLessThan(2_000);
  });
});
