import fc from 'fast-check';
import { BACKOFF_KINDS, type Limits } from '#contract/limits';
import { PRIORITIES } from '#contract/task';
import { SHUTDOWN_MODES } from '#contract/task-event';
import { YardRig, type YardRigOptions } from './yard-rig';

const timeout = fc.option(fc.integer({ min: 1, max: 400 }), { nil: null, freq: 2 });

const jitter = fc.oneof(
  fc.constantFrom('none', 'full', 'equal', 'decorrelated').map((kind) => ({ kind }) as const),
  fc.record({
    kind: fc.constant('proportional' as const),
    ratio: fc.double({ min: 0, max: 1, noNaN: true }),
  }),
);

const backoff = fc
  .record({
    kind: fc.constantFrom(...BACKOFF_KINDS),
    baseMs: fc.oneof(fc.integer({ min: 0, max: 300 }), fc.double({ min: 0, max: 300, noNaN: true })),
    extraMs: fc.integer({ min: 0, max: 500 }),
  })
  .map(({ kind, baseMs, extraMs }) => ({ kind, baseMs, maxMs: baseMs + extraMs }));

const rate = fc.option(
  fc.record({
    perSecond: fc.oneof(fc.integer({ min: 1, max: 200 }), fc.double({ min: 0.5, max: 200, noNaN: true })),
    burst: fc.integer({ min: 1, max: 5 }),
  }),
  { nil: null },
);

const priority = fc.oneof(
  { weight: 2, arbitrary: fc.constant({ kind: 'strict' as const }) },
  {
    weight: 1,
    arbitrary: fc.constant({ kind: 'weighted' as const, weights: { high: 6, medium: 3, low: 1 } }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'aging' as const, perSecond: 2 }) },
);

export const anyLimits: fc.Arbitrary<Limits> = fc.record({
  workers: fc.integer({ min: 1, max: 6 }),
  maxAttempts: fc.integer({ min: 1, max: 5 }),
  attemptTimeoutMs: timeout,
  queueTimeoutMs: timeout,
  totalTimeoutMs: timeout,
  backoff,
  jitter,
  backoffLane: fc.constantFrom('hold', 'free'),
  rate,
  retriesSpendTokens: fc.boolean(),
  priority,
  queueCapacity: fc.option(fc.integer({ min: 1, max: 6 }), { nil: null }),
  overflow: fc.constantFrom('block', 'reject', 'drop-oldest'),
});

const submission = fc.record({
  what: fc.constant('submit' as const),
  script: fc.record({
    // A body that never ends by itself is ended by its deadline or the shutdown.
    runsMs: fc.oneof(
      { weight: 6, arbitrary: fc.integer({ min: 0, max: 200 }) },
      { weight: 1, arbitrary: fc.constant(null) },
    ),
    failAttempts: fc.option(fc.integer({ min: 0, max: 3 }), { nil: null }),
    fatal: fc.boolean(),
    stopsAfterMs: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 150 })),
  }),
  priority: fc.constantFrom(...PRIORITIES),
  own: fc.option(
    fc.record(
      {
        maxAttempts: fc.integer({ min: 1, max: 4 }),
        attemptTimeoutMs: timeout,
        queueTimeoutMs: timeout,
        totalTimeoutMs: timeout,
      },
      { requiredKeys: [] },
    ),
    { nil: undefined },
  ),
});

const command = fc.oneof(
  { weight: 12, arbitrary: submission },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('change' as const), limits: anyLimits }) },
  {
    weight: 2,
    arbitrary: fc.record({ what: fc.constant('cancel' as const), task: fc.integer({ min: 1, max: 20 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ what: fc.constant('cancel-lane' as const), lane: fc.integer({ min: 1, max: 6 }) }),
  },
  { weight: 1, arbitrary: fc.constant({ what: 'cancel-yard' as const }) },
);

const shutdown = fc.record({
  mode: fc.constantFrom(...SHUTDOWN_MODES),
  graceMs: fc.option(fc.integer({ min: 0, max: 500 }), { nil: null }),
  afterMs: fc.integer({ min: 0, max: 1500 }),
  againAfterMs: fc.option(fc.integer({ min: 0, max: 300 }), { nil: null }),
});

/** Any limits, workload, changes, cancels and shutdown. */
export const scenario = fc.record({
  seed: fc.integer({ min: 0, max: 1_000_000 }),
  limits: anyLimits,
  commands: fc.array(fc.record({ atMs: fc.integer({ min: 0, max: 1200 }), command }), {
    maxLength: 40,
    size: 'max',
  }),
  shutdown,
  mostPerStep: fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }),
});
export type Scenario = typeof scenario extends fc.Arbitrary<infer T> ? T : never;

/**
 * Plays a scenario from its first task to its end.
 *
 * @param prepare is given the yard before anything happens in it
 */
export function play(
  { seed, limits, commands, shutdown, mostPerStep }: Scenario,
  prepare: (rig: YardRig) => void = () => {},
  options: YardRigOptions = {},
): YardRig {
  const rig = new YardRig(limits, seed, { mostPerStep, ...options });
  const { scheduler } = rig;
  prepare(rig);
  for (const { atMs, command } of commands) {
    rig.at(atMs, () => {
      switch (command.what) {
        case 'submit': {
          const spec = {
            priority: command.priority,
            ...(command.own === undefined ? {} : { own: command.own as object }),
          };
          const submit = () => {
            if (rig.submit(command.script, spec) === 'blocked') scheduler.whenRoom(submit);
          };
          submit();
          return;
        }
        case 'change':
          scheduler.changeLimits(command.limits);
          return;
        case 'cancel':
          scheduler.cancel({ kind: 'task', task: command.task });
          return;
        case 'cancel-lane':
          scheduler.cancel({ kind: 'lane', lane: command.lane });
          return;
        case 'cancel-yard':
          scheduler.cancel({ kind: 'yard' });
      }
    });
  }
  rig.at(shutdown.afterMs, () => scheduler.requestShutdown(shutdown.mode, shutdown.graceMs));
  const { againAfterMs } = shutdown;
  if (againAfterMs !== null) {
    rig.at(shutdown.afterMs + againAfterMs, () => scheduler.requestShutdown('finish-all', null));
  }
  rig.clock.advanceTo(100_000);
  // Whatever never ends by itself, and nothing bounds, ends now.
  scheduler.requestShutdown('cancel-now', null);
  rig.clock.runAll();
  return rig;
}

/** How many scenarios a property is tried on. */
export const RUNS = Number(process.env.FC_RUNS ?? 3000);
