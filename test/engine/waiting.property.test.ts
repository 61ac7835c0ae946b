import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DEFAULT_LIMITS, type Limits } from '#contract/limits';
import { PRIORITIES, type Priority, type TaskId } from '#contract/task';
import type { Waiting } from '#contract/task-detail';
import { auditLog } from '../support/log-audit';
import { ManualYard } from '../support/manual-yard';
import { play, RUNS, scenario } from '../support/random-scenario';
import type { YardRig } from '../support/yard-rig';

const priority = fc.constantFrom(...PRIORITIES);

const rule: fc.Arbitrary<Limits['priority']> = fc.oneof(
  fc.constant({ kind: 'strict' as const }),
  fc.record({
    kind: fc.constant('weighted' as const),
    weights: fc.record({
      high: fc.integer({ min: 1, max: 9 }),
      medium: fc.integer({ min: 1, max: 9 }),
      low: fc.integer({ min: 1, max: 9 }),
    }),
  }),
  // At this rate no two tasks that came in at whole milliseconds are ever exactly as urgent.
  fc.constant({ kind: 'aging' as const, perSecond: 1.7 }),
);

const limits: fc.Arbitrary<Limits> = fc
  .record({
    workers: fc.integer({ min: 1, max: 4 }),
    backoffLane: fc.constantFrom('hold', 'free'),
    rate: fc.option(
      fc.record({ perSecond: fc.integer({ min: 1, max: 20 }), burst: fc.integer({ min: 1, max: 3 }) }),
      { nil: null },
    ),
    retriesSpendTokens: fc.boolean(),
    priority: rule,
  })
  .map((some) => ({
    ...DEFAULT_LIMITS,
    ...some,
    maxAttempts: 5,
    attemptTimeoutMs: null,
    backoff: { kind: 'fixed', baseMs: 100, maxMs: 100 },
  }));

const action = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('submit' as const), priority }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('end' as const),
      n: fc.nat({ max: 5 }),
      how: fc.constantFrom('succeeds' as const, 'fails' as const),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('pass' as const), ms: fc.integer({ min: 1, max: 400 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('cancel' as const), task: fc.integer({ min: 1, max: 30 }) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('rule' as const), rule }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('hold' as const), held: fc.boolean() }) },
);
type Action = typeof action extends fc.Arbitrary<infer T> ? T : never;

function act(yard: ManualYard, action: Action): void {
  const { scheduler } = yard;
  switch (action.do) {
    case 'submit':
      yard.submit(action.priority);
      return;
    case 'end':
      yard.executor.end(action.n, action.how);
      return;
    case 'pass':
      yard.clock.advanceTo(yard.clock.now() + action.ms);
      return;
    case 'cancel':
      scheduler.cancel({ kind: 'task', task: action.task });
      return;
    case 'rule':
      scheduler.changeLimits({ ...scheduler.limits, priority: action.rule });
      return;
    case 'hold':
      scheduler.holdDispatch(action.held);
      return;
    default:
      action satisfies never;
  }
}

/** Of the pending tasks, those that are explained so. */
function explainedAs(yard: ManualYard, kind: Waiting['kind']): TaskId[] {
  const { scheduler } = yard;
  return Array.from({ length: scheduler.counts.accepted }, (_, i) => i + 1).filter(
    (task) => scheduler.inspect()?.waiting(task)?.kind === kind,
  );
}

/** Runs on, with nobody joining, until the task has started; gives the levels of those started before it. */
function startedBefore(yard: ManualYard, task: TaskId, needsToken: boolean): Record<Priority, number> | null {
  const before: Record<Priority, number> = { high: 0, medium: 0, low: 0 };
  const from = yard.starts.length;
  const isStarted = () => yard.starts.slice(from).includes(task);
  yard.scheduler.holdDispatch(false);
  while (!isStarted()) {
    // Tokens come before lanes; a task that needs none does not wait for them.
    if (needsToken) yard.clock.advanceTo(yard.clock.now() + 60_000);
    if (isStarted()) break;
    if (yard.executor.running.length === 0) return null;
    yard.executor.end(0, 'succeeds');
  }
  for (const one of yard.starts.slice(from, yard.starts.indexOf(task, from))) before[yard.priorityOf(one)]++;
  return before;
}

test('exactly those that are said to go before a task start before it, if nobody joins them', {
  timeout: 120_000,
}, () => {
  const tried = { ready: 0, held: 0, retried: 0, withoutLane: 0 };
  fc.assert(
    fc.property(
      limits,
      fc.array(action, { minLength: 10, maxLength: 60, size: 'max' }),
      fc.nat(),
      (limits, actions, pick) => {
        const yard = new ManualYard(limits);
        for (const one of actions) act(yard, one);
        // Who is in a delay would join them.
        for (const task of explainedAs(yard, 'backing-off')) yard.scheduler.cancel({ kind: 'task', task });
        const ready = explainedAs(yard, 'ready');
        const task = ready[pick % ready.length];
        if (task === undefined) return;
        const waiting = yard.scheduler.inspect()?.waiting(task);
        if (waiting?.kind !== 'ready') throw new Error(`${task} was ready`);
        const isRetry = yard.starts.includes(task);
        const before = startedBefore(yard, task, !isRetry || limits.retriesSpendTokens);
        expect(before).toEqual(waiting.ahead);
        tried.ready++;
        if (waiting.dispatchHeld) tried.held++;
        if (isRetry) tried.retried++;
        if (waiting.lane !== null) tried.withoutLane++;
      },
    ),
    { numRuns: RUNS },
  );
  // What was drawn must have come by every way there is.
  for (const count of Object.values(tried)) expect(count).toBeGreaterThan(RUNS / 200);
});

test('looking into a yard at any moment changes nothing in its log', { timeout: 120_000 }, () => {
  // Drawn as doubles, nearly all would be next to 0.
  const moment = fc.integer({ min: 0, max: 1_500_000 }).map((micros) => micros / 1_000);
  const looks = fc.array(moment, { minLength: 5, maxLength: 30, size: 'max' });
  let explained = 0;
  fc.assert(
    fc.property(scenario, looks, (given, looks) => {
      const look = ({ scheduler }: YardRig) => {
        const engine = scheduler.inspect();
        for (let task = 1; task <= scheduler.counts.accepted; task++) {
          if (engine?.waiting(task)?.kind === 'ready') explained++;
          engine?.deadlines(task);
        }
        engine?.laneDeadlines();
        engine?.lanes();
        engine?.offLanes(10);
        scheduler.tokens();
      };
      const watched = play(given, (rig) => {
        for (const atMs of looks) rig.at(atMs, () => look(rig));
      });
      expect(watched.log).toEqual(play(given).log);
      expect(auditLog(watched.log)).toEqual([]);
    }),
    { numRuns: Math.ceil(RUNS / 4) },
  );
  expect(explained).toBeGreaterThan(RUNS / 6);
});
