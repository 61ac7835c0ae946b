import fc from 'fast-check';
import { PRIORITIES } from '#contract/task';
import type { OrderedBody, TaskOrder } from '#contract/task-order';
import { HTTP_METHODS, type WorkBody } from '#contract/work';
import type { Arrivals, Workload } from '#contract/workload';

/** Records whose keys may be absent, but never undefined. */
function partly<T extends object, K extends keyof T>(
  model: { readonly [P in keyof T]: fc.Arbitrary<T[P]> },
  required: K[],
): fc.Arbitrary<Pick<T, K> & Partial<T>> {
  return fc.record(model, { requiredKeys: required }) as fc.Arbitrary<Pick<T, K> & Partial<T>>;
}

const text = (maxLength: number, minLength = 0) =>
  fc.string({ maxLength, minLength, unit: 'grapheme' }).map((one) => one.slice(0, maxLength));
const ms = fc.oneof(fc.constantFrom(0, 0.001, 2_147_483_647), fc.integer({ min: 0, max: 10_000 }));
const timeout = fc.option(fc.oneof(fc.constantFrom(1, 2_147_483_647), fc.integer({ min: 1, max: 9_999 })), {
  nil: null,
});

const own = partly(
  {
    maxAttempts: fc.integer({ min: 1, max: 1000 }),
    attemptTimeoutMs: timeout,
    queueTimeoutMs: timeout,
    totalTimeoutMs: timeout,
  },
  [],
);

const token = fc
  .stringMatching(/^[a-z0-9][a-z0-9-]{0,12}$/)
  .filter((name) => !['host', 'te', 'expect', 'trailer', 'upgrade', 'connection'].includes(name));
const path = fc.constantFrom('/x.mjs', '/home/me/a b.mjs', 'C:\\work\\x.js', '\\\\server\\share\\x.js');
const noNul = (max: number, min = 0) =>
  text(max, min).filter((one) => one.length >= min && !one.includes('\0'));

/** As JSON has told it once: it tells no -0. */
const told = fc.jsonValue().map((value): unknown => JSON.parse(JSON.stringify(value)));

export const anyWork: fc.Arbitrary<WorkBody> = fc.oneof(
  fc.record({
    executor: fc.constant('cpu' as const),
    load: fc.constant('hash' as const),
    rounds: fc.integer({ min: 1, max: 1_000_000_000 }),
  }),
  fc.record({
    executor: fc.constant('cpu' as const),
    load: fc.constant('primes' as const),
    upTo: fc.integer({ min: 2, max: 100_000_000 }),
  }),
  fc.record({
    executor: fc.constant('cpu' as const),
    load: fc.constant('sleep-spin' as const),
    sleepMs: ms,
    spinMs: ms,
  }),
  partly({ executor: fc.constant('script' as const), path, payload: told }, ['executor', 'path']),
  partly(
    {
      executor: fc.constant('http' as const),
      method: fc.constantFrom(...HTTP_METHODS),
      url: fc.constantFrom(null, 'http://localhost:8080/', 'https://example.invalid/a?b=c#d'),
      headers: fc.dictionary(token, fc.stringMatching(/^[ -~]{0,20}$/), {
        maxKeys: 5,
        noNullPrototype: true,
      }),
      expectedStatuses: fc.array(fc.integer({ min: 100, max: 599 }), { minLength: 1, maxLength: 20 }),
    },
    ['executor', 'method', 'url'],
  ),
  fc.record({
    executor: fc.constant('http' as const),
    method: fc.constant('POST' as const),
    url: fc.constant(null),
    body: text(50),
  }),
  partly(
    {
      executor: fc.constant('command' as const),
      program: noNul(30, 1),
      args: fc.array(noNul(20), { maxLength: 6 }),
      cwd: path,
      env: fc.dictionary(token, noNul(10), { maxKeys: 3, noNullPrototype: true }),
    },
    ['executor', 'program', 'args'],
  ),
) as fc.Arbitrary<WorkBody>;

const simulated = fc
  .tuple(
    partly(
      {
        executor: fc.constant('simulated' as const),
        failAttempts: fc.option(fc.integer({ min: 0, max: 1000 }), { nil: null }),
        fatal: fc.boolean(),
        ignoresCancel: fc.boolean(),
      },
      ['executor', 'failAttempts'],
    ),
    fc.integer({ min: 0, max: 1_000 }),
    fc.integer({ min: 0, max: 1_000 }),
  )
  .map(([rest, minMs, more]) => ({ ...rest, minMs, maxMs: minMs + more }));

export const anyOrder: fc.Arbitrary<TaskOrder> = partly(
  {
    name: text(80, 1).filter((one) => one !== ''),
    kind: text(40, 1).filter((one) => one !== ''),
    priority: fc.constantFrom(...PRIORITIES),
    body: fc.oneof(simulated, anyWork) as fc.Arbitrary<OrderedBody>,
    own,
  },
  ['body'],
) as fc.Arbitrary<TaskOrder>;

const weight = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 9 }), fc.constant(1_000_000));
const perSecond = fc.oneof(fc.constantFrom(0.001, 1_000_000), fc.integer({ min: 1, max: 500 }));
const spanMs = fc.oneof(fc.constantFrom(1, 2_147_483_647), fc.integer({ min: 1, max: 9_999 }));

const arrivals: fc.Arbitrary<Arrivals> = fc.oneof(
  fc.constant({ kind: 'burst' as const }),
  fc.record({ kind: fc.constantFrom('constant' as const, 'poisson' as const), perSecond }),
  fc.record({
    kind: fc.constant('ramp' as const),
    fromPerSecond: perSecond,
    toPerSecond: perSecond,
    rampMs: spanMs,
  }),
  fc.record({ kind: fc.constant('step' as const), perSecond, stepPerSecond: perSecond, stepMs: spanMs }),
  fc.record({
    kind: fc.constant('spike' as const),
    perSecond,
    peakPerSecond: perSecond,
    afterMs: spanMs,
    spikeMs: spanMs,
  }),
  fc.record({ kind: fc.constant('closed' as const), inFlight: fc.integer({ min: 1, max: 100_000 }) }),
);

export const anyWorkload: fc.Arbitrary<Workload> = partly(
  {
    count: fc.oneof(fc.integer({ min: 1, max: 40 }), fc.constant(10_000_000)),
    work: anyWork,
    mix: fc
      .record({ normal: weight, unstable: weight, slow: weight, failing: weight })
      .filter((mix) => Object.values(mix).some((one) => one > 0)),
    priorities: fc
      .record({ high: weight, medium: weight, low: weight })
      .filter((mix) => Object.values(mix).some((one) => one > 0)),
    arrivals,
    name: text(80, 1).filter((one) => one !== ''),
    ignoresCancel: fc.boolean(),
    own,
  },
  ['count', 'mix', 'priorities', 'arrivals'],
) as fc.Arbitrary<Workload>;
