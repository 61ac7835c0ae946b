import { describe, expect, it } from 'vitest';
import { AbortError } from '../../src-main/executors/abort-error';
import { MAX_REPORT_LENGTH } from '../../src-main/executors/body-report';
import { type InlineContext, InlineExecutor, type InlineFunction } from '../../src-main/executors/inline';
import { RoutedExecutor } from '../../src-main/executors/routed';
import { RecordedRun } from './recorded-run';

const CANCELLED = { kind: 'cancelled', reason: 'user' } as const;
const TIMEOUT = { kind: 'attempt-timeout', timeoutMs: 200 } as const;

/** Starts the function as an inline body, and gives the run and its executor. */
function start(call: InlineFunction, payload?: unknown) {
  const executor = new InlineExecutor(new Map([['it', call]]));
  const run = new RecordedRun({ executor: 'inline', body: 'it', payload });
  executor.start(run);
  return { executor, run };
}

/** Lets promises that have settled call back. */
const settled = () => new Promise<void>((resolve) => queueMicrotask(() => queueMicrotask(resolve)));

describe('the inline executor', () => {
  it('gives the body its task, attempt and payload, and reports its output', async () => {
    const seen: unknown[] = [];
    const { run } = start(
      async ({ task, attempt, payload }) => {
        seen.push(task, attempt, payload);
        return 'done';
      },
      { parcel: 7 },
    );
    expect(run.reports).toEqual([]);
    await settled();
    expect(seen).toEqual([1, 1, { parcel: 7 }]);
    expect(run.reports).toEqual(['0: succeeded done']);
  });

  it('reports within the start where the body is not asynchronous', () => {
    expect(start(() => 'at once').run.reports).toEqual(['0: succeeded at once']);
    expect(start(() => {}).run.reports).toEqual(['0: succeeded without output']);
  });

  it('ignores output that is not text', async () => {
    const { run } = start((() => Promise.resolve(7)) as unknown as InlineFunction);
    await settled();
    expect(run.reports).toEqual(['0: succeeded without output']);
  });

  it('cuts output that is too long, and says so', () => {
    const { run } = start(() => 'x'.repeat(MAX_REPORT_LENGTH + 1));
    const [report = ''] = run.reports;
    expect(report.length).toBeLessThan(MAX_REPORT_LENGTH + 100);
    expect(report.endsWith('… [cut, 65537 characters in all]')).toBe(true);
  });

  it('reports what the body throws, at once or later, whatever it is', async () => {
    class NoSuchParcel extends Error {
      override name = 'NoSuchParcel';
      readonly retryable = false;
    }
    const unreadable = Object.defineProperty(new Error(), 'message', {
      get() {
        throw new Error('unreadable');
      },
    });
    const thrown = [new TypeError('wrong'), new NoSuchParcel('gone'), 'a word', null, unreadable];
    const runs = thrown.flatMap((value) => [
      start(() => {
        throw value;
      }).run,
      start(() => Promise.reject(value)).run,
    ]);
    await settled();
    expect(runs.map(({ errors }) => errors.length)).toEqual(runs.map(() => 1));
    expect(runs.map(({ errors }) => errors[0])).toEqual(
      [
        { name: 'TypeError', message: 'wrong' },
        { name: 'NoSuchParcel', message: 'gone', retryable: false },
        { name: 'NonError', message: 'the body threw a word' },
        { name: 'NonError', message: 'the body threw null' },
        { name: 'Error', message: 'the body threw something that cannot be read' },
      ].flatMap((error) => [error, error]),
    );
  });

  it('fails for good where no body of that name is registered', () => {
    const run = new RecordedRun({ executor: 'inline', body: 'nobody' });
    new InlineExecutor(new Map()).start(run);
    expect(run.errors).toEqual([
      { name: 'UnknownBody', message: 'no inline body is registered as "nobody"', retryable: false },
    ]);
  });

  it('asks a body to stop through the signal it reads, with the reason why', () => {
    let signal: AbortSignal | undefined;
    const { executor, run } = start((context) => {
      signal = context.signal;
      return new Promise(() => {});
    });
    expect(signal?.aborted).toBe(false);
    executor.abort(run, TIMEOUT);
    const reason: unknown = signal?.reason;
    if (!(reason instanceof AbortError)) throw new Error('no reason came');
    expect([reason.name, reason.cause]).toEqual(['TimeoutError', TIMEOUT]);
    expect(run.reports).toEqual([]);
  });

  it('gives a signal that has aborted already to a body that reads it too late', () => {
    let context: InlineContext | undefined;
    const { executor, run } = start((given) => {
      context = given;
      return new Promise(() => {});
    });
    executor.abort(run, CANCELLED);
    if (context === undefined) throw new Error('the body was never called');
    const { signal } = context;
    expect(signal.aborted).toBe(true);
    expect(context.signal).toBe(signal);
    expect(signal.reason).toMatchObject({
      name: 'AbortError',
      message: 'cancelled (user)',
      cause: CANCELLED,
    });
  });
});

describe('the routed executor', () => {
  it('gives an attempt to the executor that its body names', () => {
    const journal: string[] = [];
    const noting = (name: string) => ({
      start: () => journal.push(`${name} starts`),
      abort: () => journal.push(`${name} aborts`),
    });
    const routed = new RoutedExecutor({ simulated: noting('simulated'), inline: noting('inline') });
    const simulated = new RecordedRun({ executor: 'simulated', minMs: 1, maxMs: 1, failAttempts: 0 });
    const inline = new RecordedRun({ executor: 'inline', body: 'it' });
    for (const run of [simulated, inline]) {
      routed.start(run);
      routed.abort(run, CANCELLED);
    }
    expect(journal).toEqual(['simulated starts', 'simulated aborts', 'inline starts', 'inline aborts']);
  });
});
