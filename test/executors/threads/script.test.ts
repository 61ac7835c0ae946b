import { utimesSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { MAX_REPORT_LENGTH } from '../../../src-main/executors/body-report';
import { LOG_BYTES } from '../../../src-main/executors/thread/log-ring';
import { begin, scriptBody, threadRoom } from './thread-yard';

describe('a script', () => {
  const room = threadRoom();

  /** Runs a module once, on a thread of its own. */
  function run(text: string, { payload, attempt = 1, name }: RunOptions = {}) {
    return begin(room.open(), scriptBody(room.script(text, name), payload), 1, attempt).report;
  }
  interface RunOptions {
    readonly payload?: unknown;
    readonly attempt?: number;
    readonly name?: string;
  }

  it('is given its payload, its attempt and a signal', async () => {
    const text = `export default async ({ payload, attempt, signal }) =>
      [payload.parcel, attempt, signal.aborted, signal instanceof AbortSignal].join()`;
    expect(await run(text, { payload: { parcel: 7 }, attempt: 3 })).toEqual({
      ok: true,
      output: '7,3,false,true',
    });
  });

  it('gets a payload of its own at every attempt', async () => {
    const text = 'export default ({ payload }) => ++payload.count';
    const body = scriptBody(room.script(text), { count: 1 });
    const executor = room.open();
    expect(await begin(executor, body).report).toEqual({ ok: true, output: '2' });
    expect(await begin(executor, body).report).toEqual({ ok: true, output: '2' });
  });

  it.each([
    ['text as it is', '() => "done"', 'done'],
    ['other values as JSON', '() => ({ a: [1, null] })', '{"a":[1,null]}'],
    ['what a promise resolves to', 'async () => 7', '7'],
    ['nothing where it returns nothing', '() => {}', undefined],
    ['what JSON cannot tell as Node shows it', '() => ({ big: 7n })', '{ big: 7n }'],
  ])('reports %s', async (_, call, output) => {
    expect(await run(`export default ${call}`)).toEqual({ ok: true, output });
  });

  it('may be a CommonJS module', async () => {
    expect(await run('module.exports = () => __filename.length > 0', { name: 'common.cjs' })).toEqual({
      ok: true,
      output: 'true',
    });
    const transpiled = 'exports.__esModule = true; exports.default = () => "was an ES module";';
    expect(await run(transpiled, { name: 'transpiled.cjs' })).toEqual({
      ok: true,
      output: 'was an ES module',
    });
  });

  it('may import others, and wait for anything', async () => {
    room.script('export const greeting = "hello"', 'greeting.mjs');
    const text = `import { greeting } from './greeting.mjs';
      export default async () => {
        await new Promise((resolve) => setTimeout(resolve, 1));
        return greeting;
      }`;
    expect(await run(text)).toEqual({ ok: true, output: 'hello' });
  });

  it('fails with what it throws, at once or later', async () => {
    const name = 'NoSuchParcel';
    const thrown = `Object.assign(new Error('gone'), { name: '${name}' })`;
    const error = { name, message: 'gone' };
    expect(await run(`export default () => { throw ${thrown} }`)).toEqual({ ok: false, error });
    expect(await run(`export default async () => { throw ${thrown} }`)).toEqual({ ok: false, error });
    expect(await run('export default () => { throw 7 }')).toEqual({
      ok: false,
      error: { name: 'NonError', message: 'the body threw 7' },
    });
  });

  it('says itself where no retry would help', async () => {
    const text = `export default () => { throw Object.assign(new Error('never'), { retryable: false }) }`;
    expect(await run(text)).toEqual({
      ok: false,
      error: { name: 'Error', message: 'never', retryable: false },
    });
  });

  it('fails for good where there is none that can be called', async () => {
    const missing = `${room.dir}/missing.mjs`;
    expect(await begin(room.open(), scriptBody(missing)).report).toEqual({
      ok: false,
      error: { name: 'ScriptNotFound', message: `there is no file ${missing}`, retryable: false },
    });
    expect(await run('export const other = 1', { name: 'no-default.mjs' })).toEqual({
      ok: false,
      error: {
        name: 'NoScriptFunction',
        message: `expected a function as default export, and ${room.dir}/no-default.mjs has no default export`,
        retryable: false,
      },
    });
    expect(await run('export default 7', { name: 'seven.mjs' })).toMatchObject({
      error: { name: 'NoScriptFunction', retryable: false },
    });
  });

  it('fails for good where it cannot be loaded', async () => {
    expect(await run('export default () => { const x = ; }', { name: 'syntax.mjs' })).toMatchObject({
      error: {
        name: 'SyntaxError',
        message: expect.stringContaining(`${room.dir}/syntax.mjs cannot be loaded: Unexpected token`),
        retryable: false,
      },
    });
    expect(await run('module.exports = () => {\n  const x = ;\n}', { name: 'syntax.cjs' })).toMatchObject({
      error: { message: expect.stringContaining('(syntax.cjs:2)'), retryable: false },
    });
    expect(await run('import "./nowhere.mjs"; export default () => {}')).toMatchObject({
      error: { message: expect.stringContaining('nowhere.mjs'), retryable: false },
    });
    expect(await run('throw new Error("not today")')).toMatchObject({
      error: { name: 'Error', message: expect.stringContaining('not today'), retryable: false },
    });
  });

  it.each(['edited.mjs', 'edited.cjs'])('runs as it was last written: %s', async (name) => {
    const text = (word: string) =>
      name.endsWith('.cjs') ? `module.exports = () => '${word}'` : `export default () => '${word}'`;
    const executor = room.open();
    const path = room.script(text('before'), name);
    expect(await begin(executor, scriptBody(path)).report).toMatchObject({ output: 'before' });
    writeFileSync(path, text('afterwards'));
    // Some file systems count whole seconds.
    utimesSync(path, new Date(), new Date(Date.now() + 5_000));
    const edited = begin(executor, scriptBody(path));
    expect(await edited.report).toMatchObject({ output: 'afterwards' });
    expect(edited.reports).toBe(1);
    writeFileSync(path, text('then'));
    utimesSync(path, new Date(), new Date(Date.now() + 10_000));
    expect(await begin(executor, scriptBody(path)).report).toMatchObject({ output: 'then' });
  });
});

describe('the log of a script', () => {
  const room = threadRoom();
  const run = (text: string) => begin(room.open(), scriptBody(room.script(text))).report;

  it('stands for its output where it returns nothing', async () => {
    expect(await run('export default ({ log }) => { log("one"); log({ two: 2 }); }')).toEqual({
      ok: true,
      output: 'one\n{ two: 2 }',
    });
  });

  it('follows its output, or the message of its error', async () => {
    expect(await run('export default ({ log }) => { log("on the way"); return 7; }')).toEqual({
      ok: true,
      output: '7\n\nlog:\non the way',
    });
    expect(await run('export default ({ log }) => { log("on the way"); throw new Error("lost"); }')).toEqual({
      ok: false,
      error: { name: 'Error', message: 'lost\n\nlog:\non the way' },
    });
  });

  it('has what the script prints', async () => {
    const text = `export default () => {
      console.log('out %d', 1); console.error('err'); process.stdout.write(Buffer.from('bytes\\n'));
    }`;
    expect(await run(text)).toEqual({ ok: true, output: 'out 1\nerr\nbytes' });
  });

  it('is told also where the thread did not live to tell it', async () => {
    expect(await run('export default ({ log }) => { log("last words"); process.exit(3); }')).toEqual({
      ok: false,
      error: {
        name: 'ThreadExit',
        message: 'the body ended its thread, with exit code 3\n\nlog:\nlast words',
      },
    });
  });

  it('keeps its last 64 KiB, and says how much went before', async () => {
    const text = `export default ({ log }) => {
      for (let i = 0; i < 20_000; i++) log('line ' + i);
      log('the end');
    }`;
    const report = await run(text);
    const output = report.ok ? (report.output ?? '') : '';
    expect(output.length).toBeLessThan(LOG_BYTES + 100);
    expect(output).toMatch(/^\[\d+ bytes before this are not kept] …/);
    expect(output.endsWith('line 19999\nthe end')).toBe(true);
  });

  it('leaves room for the output', async () => {
    const text = `export default ({ log }) => { log('l'.repeat(100_000)); return 'o'.repeat(60_000); }`;
    const report = await run(text);
    const output = report.ok ? (report.output ?? '') : '';
    expect(output.startsWith(`${'o'.repeat(60_000)}\n\nlog:\n`)).toBe(true);
    expect(output.length).toBeLessThan(MAX_REPORT_LENGTH + 100);
  });

  it('begins anew with every attempt, and takes nothing from work that was left behind', async () => {
    const text = `let later;
      export default async ({ attempt, log }) => {
        if (attempt === 1) { later = log; return; }
        later('too late');
        log('in time');
      }`;
    const executor = room.open();
    const body = scriptBody(room.script(text));
    expect(await begin(executor, body, 1, 1).report).toEqual({ ok: true, output: undefined });
    expect(await begin(executor, body, 1, 2).report).toEqual({ ok: true, output: 'in time' });
  });
});
