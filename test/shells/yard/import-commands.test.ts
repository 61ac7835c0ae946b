import { describe, expect, it } from 'vitest';
import type { Reply } from '#contract/problem';
import type { TaskOrder } from '#contract/task-order';
import type { YardCommand } from '#contract/yard-api';
import { MAX_OPEN_IMPORTS } from '../../../src-main/shells/yard/open-imports';
import { makeYard } from '../../support/hosted-yard';

const BRIEF = { executor: 'simulated', minMs: 5, maxMs: 5, failAttempts: 0 } as const;
const COMMAND: TaskOrder = { body: { executor: 'command', program: 'rm', args: ['-rf', 'a b'] } };
const QUIET_PORT = { send: () => {}, isCongested: () => false, onLost: () => {} };

type Programs = true | string;

/** A yard, and windows of it. */
function rig() {
  const { yard, clock } = makeYard();
  const openWindow = (programs: Programs = true) => {
    const window = yard.openWindow(QUIET_PORT, { programs });
    const ask = (command: YardCommand) => window.handle(command);
    const begin = async (): Promise<number> => {
      const reply = await ask({ command: 'import-begin', content: 'tasks', fileName: 'list.json' });
      if (!reply.ok) throw new Error(JSON.stringify(reply.problems));
      return (reply.value as { import: number }).import;
    };
    /** Brings in the orders in one part, and ends it. */
    const bring = async (orders: readonly TaskOrder[]) => {
      const number = await begin();
      await ask({ command: 'import-part', import: number, text: JSON.stringify(orders) });
      return { number, ended: await ask({ command: 'import-end', import: number }) };
    };
    const run = (number: number, confirmed = false) =>
      ask({ command: 'import-run', import: number, confirmed });
    return { ...window, ask, begin, bring, run };
  };
  return { yard, clock, openWindow };
}

const problemOf = (reply: Reply<unknown>) => (reply.ok ? 'none' : reply.problems[0]);

describe('an import of tasks', () => {
  it('is read part by part, summed up, and runs when it is told to', async () => {
    const { yard, clock, openWindow } = rig();
    const { ask, begin, run } = openWindow();
    const number = await begin();
    const text = JSON.stringify([{ body: BRIEF }, { name: 'parcel', priority: 'high', body: BRIEF }]);
    expect(await ask({ command: 'import-part', import: number, text: text.slice(0, 20) })).toEqual({
      ok: true,
      value: { characters: 20 },
    });
    await ask({ command: 'import-part', import: number, text: text.slice(20) });
    expect(await ask({ command: 'import-end', import: number })).toEqual({
      ok: true,
      value: {
        list: {
          import: number,
          fileName: 'list.json',
          format: 'json',
          tasks: 2,
          kinds: [{ kind: 'simulated', tasks: 2 }],
          priorities: { high: 1, medium: 1, low: 0 },
          names: ['simulated 1', 'parcel'],
          programs: [],
          programCount: 0,
        },
      },
    });
    expect(yard.scheduler.counts.accepted).toBe(0);
    expect(await run(number)).toEqual({
      ok: true,
      value: { accepted: 2, rejected: 0, neverSubmitted: 0, reason: null, toSubmit: 0 },
    });
    clock.runAll();
    expect(yard.scheduler.counts).toMatchObject({ accepted: 2, succeeded: 2 });
    expect(yard.feed.specOf(2)).toEqual({ name: 'parcel', kind: 'simulated', priority: 'high', body: BRIEF });
    expect(problemOf(await run(number))).toMatchObject({ expected: 'an import that is open' });
  });

  it('trickles in where the queue is full, and is counted until it is all in', async () => {
    const { yard, clock, openWindow } = rig();
    yard.scheduler.changeLimits({ ...yard.scheduler.limits, workers: 1, queueCapacity: 2 });
    const window = openWindow();
    const { number } = await window.bring(Array.from({ length: 10 }, () => ({ body: BRIEF })));
    expect(yard.imports.listLength).toBeGreaterThan(500);
    expect(await window.run(number)).toMatchObject({ ok: true, value: { accepted: 3, toSubmit: 7 } });
    expect([yard.feed.state().toSubmit, yard.imports.listLength > 500]).toEqual([7, true]);
    clock.runAll();
    expect(yard.scheduler.counts).toMatchObject({ accepted: 10, succeeded: 10 });
    expect(yard.imports.listLength).toBe(0);
  });

  it('with anything wrong in it is refused whole, with the problems, and let go', async () => {
    const { yard, openWindow } = rig();
    const { bring, run } = openWindow();
    const { number, ended } = await bring([{ body: BRIEF }, { body: { ...BRIEF, minMs: -1 } }]);
    expect(problemOf(ended)).toMatchObject({ field: 'task 2 in line 1, body.minMs', got: '-1' });
    expect(problemOf(await run(number))).toMatchObject({ expected: 'an import that is open' });
    expect(yard.imports.listLength).toBe(0);
  });

  it('is refused in the middle where nothing that follows could be of use', async () => {
    const { openWindow } = rig();
    const { ask, begin } = openWindow();
    const number = await begin();
    const reply = await ask({ command: 'import-part', import: number, text: '[]]' });
    expect(problemOf(reply)).toEqual({ field: 'line 1', expected: 'nothing after the list', got: '"]"' });
    expect(problemOf(await ask({ command: 'import-end', import: number }))).toMatchObject({
      field: 'import',
    });
  });

  it('takes nothing before it has taken the part before, and nothing after its end', async () => {
    const { openWindow } = rig();
    const { ask, begin, run } = openWindow();
    const number = await begin();
    const part = ask({
      command: 'import-part',
      import: number,
      text: `[${JSON.stringify({ body: BRIEF })}]`,
    });
    const early = await ask({ command: 'import-part', import: number, text: ' ' });
    expect(problemOf(early)).toMatchObject({ got: 'a command before it' });
    expect(problemOf(await run(number))).toMatchObject({ got: 'a command before it' });
    expect((await part).ok).toBe(true);
    expect(problemOf(await run(number))).toMatchObject({
      expected: 'a task list that has been read to its end',
    });
    expect((await ask({ command: 'import-end', import: number })).ok).toBe(true);
    const late = { field: 'import', expected: 'one that has not been ended', got: 'one that has' };
    expect(problemOf(await ask({ command: 'import-end', import: number }))).toEqual(late);
    expect(problemOf(await ask({ command: 'import-part', import: number, text: ' ' }))).toEqual(late);
    expect((await run(number)).ok).toBe(true);
  });

  it('stays where the yard takes nothing, so that it can run after a start', async () => {
    const { yard, clock, openWindow } = rig();
    const { bring, run } = openWindow();
    const { number } = await bring([{ body: BRIEF }, { body: BRIEF }]);
    yard.requestShutdown('cancel-now', null, 'window');
    expect(await run(number)).toMatchObject({ ok: true, value: { rejected: 1, reason: 'stopped' } });
    yard.start();
    expect(await run(number)).toMatchObject({ ok: true, value: { accepted: 2 } });
    clock.runAll();
    expect(yard.scheduler.counts.succeeded).toBe(2);
  });
});

describe('a list with programs', () => {
  it('shows them, and runs only when somebody has confirmed it', async () => {
    const { yard, openWindow } = rig();
    const { bring, run } = openWindow();
    const { number, ended } = await bring([COMMAND, { body: BRIEF }]);
    expect(ended).toMatchObject({
      ok: true,
      value: {
        list: {
          programs: [{ executor: 'command', text: 'rm -rf "a b"', cwd: null, tasks: 1 }],
          programCount: 1,
        },
      },
    });
    expect(problemOf(await run(number, false))).toEqual({
      field: 'confirmed',
      expected: 'true, since the list holds scripts or commands',
      got: 'false',
    });
    expect(yard.scheduler.counts.accepted).toBe(0);
    expect(await run(number, true)).toMatchObject({ ok: true, value: { accepted: 2 } });
  });

  it('is shown and never run by a window that may run none, confirmed or not', async () => {
    const { yard, openWindow } = rig();
    const { bring, run } = openWindow('switched off');
    const { number, ended } = await bring([COMMAND]);
    expect(ended).toMatchObject({ ok: true, value: { list: { programCount: 1 } } });
    expect(problemOf(await run(number, true))).toEqual({
      field: 'import',
      expected: 'a list of what may be run from here (switched off)',
      got: 'one with scripts or commands',
    });
    expect(yard.scheduler.counts).toMatchObject({ accepted: 0, rejected: 0 });
  });
});

describe('imports of several windows', () => {
  it('belong each to its own, which has one, and end with it', async () => {
    const { yard, openWindow } = rig();
    const one = openWindow();
    const other = openWindow();
    const { number } = await one.bring([{ body: BRIEF }]);
    expect(problemOf(await other.run(number))).toMatchObject({ expected: 'an import that is open' });
    await other.ask({ command: 'import-drop', import: number });
    const next = await other.bring([{ body: BRIEF }]);
    expect(next.number).not.toBe(number);
    const newer = await one.begin();
    expect(problemOf(await one.run(number))).toMatchObject({ expected: 'an import that is open' });
    one.close();
    expect(yard.imports.find(newer, null)).toBeUndefined();
    expect(yard.imports.listLength).toBeGreaterThan(0);
    await other.ask({ command: 'import-drop', import: next.number });
    expect(yard.imports.listLength).toBe(0);
  });

  it('are a few in all', async () => {
    const { openWindow } = rig();
    const windows = Array.from({ length: MAX_OPEN_IMPORTS }, () => openWindow());
    for (const { begin } of windows) await begin();
    const late = openWindow();
    await expect(late.begin()).rejects.toThrow('imports under way');
    windows[0]?.close();
    await expect(late.begin()).resolves.toBeGreaterThan(MAX_OPEN_IMPORTS);
  });
});
