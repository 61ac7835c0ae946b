import { describe, expect, it } from 'vitest';
import { begin, NOOP, scriptBody, threadRoom } from './thread-yard';

/** How bodies die, and what is said of them. */
const DEATHS: readonly [string, string, { readonly name: string; readonly message: RegExp }][] = [
  [
    'throws where nobody catches',
    'setTimeout(() => { throw new TypeError("boo") }, 1); await new Promise(() => {})',
    { name: 'TypeError', message: /^nobody caught: boo$/ },
  ],
  [
    'leaves a rejection to nobody',
    'Promise.reject(new RangeError("unheard")); await new Promise((r) => setTimeout(r, 60_000))',
    { name: 'RangeError', message: /^nobody caught: unheard$/ },
  ],
  [
    'throws something that is no error where nobody catches',
    'setTimeout(() => { throw 7 }, 1); await new Promise(() => {})',
    { name: 'NonError', message: /7/ },
  ],
  [
    'calls process.exit',
    'process.exit(5)',
    { name: 'ThreadExit', message: /^the body ended its thread, with exit code 5$/ },
  ],
  [
    'calls process.exit in the middle of waiting',
    'setTimeout(() => process.exit(), 1); await new Promise(() => {})',
    { name: 'ThreadExit', message: /exit code 0$/ },
  ],
  [
    'uses up its memory',
    'const all = []; for (;;) all.push(new Array(10_000).fill(all.length))',
    { name: 'OutOfMemory', message: /^the thread has used up the memory that it may have$/ },
  ],
  ['overflows its stack', 'const f = () => f() + 1; f()', { name: 'RangeError', message: /call stack/ }],
];

describe('a body that', () => {
  const room = threadRoom();
  const SMALL = { maxOldGenerationSizeMb: 24, maxYoungGenerationSizeMb: 4, stackSizeMb: 2 };

  it.each(DEATHS)('%s ends just its own attempt', async (_, statements, { name, message }) => {
    const executor = room.open({ resourceLimits: SMALL });
    const bystander = begin(
      executor,
      scriptBody(room.script('export default () => new Promise((r) => setTimeout(() => r("well"), 200))')),
      2,
    );
    const dying = begin(executor, scriptBody(room.script(`export default async () => { ${statements} }`)));
    const report = await dying.report;
    expect(report).toMatchObject({ ok: false, error: { name, message: expect.stringMatching(message) } });
    // The lane's next attempt begins at once, on a thread that is well.
    expect(await begin(executor, { executor: 'cpu', load: 'primes', upTo: 10 }).report).toEqual({
      ok: true,
      output: '4',
    });
    expect(await bystander.report).toEqual({ ok: true, output: 'well' });
    expect([dying.reports, bystander.reports]).toEqual([1, 1]);
  });

  it('leaves something behind that fails later blames no attempt that has ended', async () => {
    const executor = room.open();
    const body = scriptBody(
      room.script('export default () => { setTimeout(() => { throw new Error("late") }, 1); return "done" }'),
    );
    const run = begin(executor, body);
    expect(await run.report).toEqual({ ok: true, output: 'done' });
    await expect.poll(() => executor.threads, { timeout: 20_000 }).toBe(0);
    expect(run.reports).toBe(1);
    expect(await begin(executor, NOOP).report).toEqual({ ok: true, output: undefined });
  });

  it('cannot be given a thread says so', async () => {
    const executor = room.open({ threadPath: `${room.dir}/nowhere.mjs` });
    const run = begin(executor, NOOP);
    expect(await run.report).toMatchObject({
      ok: false,
      error: { name: 'ThreadNotStarted', message: expect.stringContaining('nowhere.mjs') },
    });
    expect(run.reports).toBe(1);
  });
});
