import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DEFAULT_LIMITS } from '#contract/limits';
import type { TaskBody } from '#contract/task';
import type { TaskEvent } from '#contract/task-event';
import { Scheduler } from '../../../src-main/engine/scheduler';
import { RealClock } from '../../../src-main/shells/world/real-clock';
import { SeededRandom } from '../../../src-main/shells/world/seeded-random';
import { scriptBody, threadRoom } from './thread-yard';

const ENDINGS = {
  returns: 'return attempt',
  waits: 'await new Promise((r) => setTimeout(r, 3))',
  throws: 'throw new Error("meant to")',
  'throws for good': 'throw Object.assign(new Error("never"), { retryable: false })',
  loops: 'for (;;);',
  'never ends': 'await new Promise(() => {})',
  'heeds its signal':
    'await new Promise((_, no) => signal.addEventListener("abort", () => no(signal.reason)))',
  exits: 'process.exit(2)',
  'is not caught': 'setTimeout(() => { throw new Error("nobody") }); await new Promise(() => {})',
  'fails once it is over': 'setTimeout(() => { throw new Error("late") }); return "done"',
} as const;
type Ending = keyof typeof ENDINGS;
const endings = Object.keys(ENDINGS) as Ending[];

interface Given {
  readonly workers: number;
  readonly tasks: readonly (Ending | 'a load')[];
  /** Tasks that are cancelled as soon as so many have settled. */
  readonly cancels: readonly number[];
}

const given: fc.Arbitrary<Given> = fc.record({
  workers: fc.integer({ min: 1, max: 3 }),
  tasks: fc.array(fc.constantFrom<Ending | 'a load'>(...endings, 'a load'), { minLength: 1, maxLength: 8 }),
  cancels: fc.array(fc.integer({ min: 1, max: 8 }), { maxLength: 3 }),
});

const room = threadRoom();
const paths = new Map(
  endings.map((ending) => [
    ending,
    room.script(`export default async ({ attempt, signal }) => { ${ENDINGS[ending]} }`),
  ]),
);

function bodyOf(task: Ending | 'a load'): TaskBody {
  if (task === 'a load') return { executor: 'cpu', load: 'hash', rounds: 50 };
  return scriptBody(paths.get(task) as string);
}

/** Runs everything to its end on real threads. */
async function play({ workers, tasks, cancels }: Given): Promise<TaskEvent[]> {
  const executor = room.open();
  const events: TaskEvent[] = [];
  await new Promise<void>((over) => {
    const limits = { ...DEFAULT_LIMITS, workers, maxAttempts: 2, attemptTimeoutMs: 150 };
    const scheduler = new Scheduler(
      {
        clock: new RealClock(),
        executor,
        sink: (line) => {
          if (line.type === 'run') return;
          events.push(line);
          if (line.type === 'shutdown-completed') over();
        },
      },
      { ...limits, backoff: { kind: 'none', baseMs: 0, maxMs: 0 } },
    );
    const random = new SeededRandom(1);
    scheduler.start({ app: 'switchyard/test', seed: 1, clock: 'real', startedAt: null, random });
    for (const task of tasks) {
      scheduler.submit({ name: task, kind: task, priority: 'medium', body: bodyOf(task) });
    }
    for (const task of cancels) {
      if (task <= tasks.length) setTimeout(() => scheduler.cancel({ kind: 'task', task }), 20 * task);
    }
    scheduler.requestShutdown('finish-all', null);
  });
  await executor.close();
  expect(executor.threads).toBe(0);
  return events;
}

test('every attempt on a thread settles exactly once, however its body ends, and its lane is its own until then', {
  timeout: 240_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(given, async (plan) => {
      const events = await play(plan);
      const settled = events.flatMap((event) => (event.type === 'task-settled' ? [event.task] : []));
      expect(settled.toSorted((a, b) => a - b)).toEqual(plan.tasks.map((_, i) => i + 1));
      const onLanes = new Map<number, string>();
      const verdicts = new Map<string, number>();
      for (const event of events) {
        if (event.type === 'attempt-started') {
          expect(onLanes.has(event.lane)).toBe(false);
          onLanes.set(event.lane, `${event.task}.${event.attempt}`);
        } else if (event.type === 'attempt-settled') {
          const attempt = `${event.task}.${event.attempt}`;
          expect(onLanes.get(event.lane)).toBe(attempt);
          verdicts.set(attempt, (verdicts.get(attempt) ?? 0) + 1);
          if (event.outcome === 'succeeded' || event.outcome === 'failed') onLanes.delete(event.lane);
          else if (!outlives(events, attempt)) onLanes.delete(event.lane);
        } else if (event.type === 'attempt-stopped') {
          expect(onLanes.get(event.lane)).toBe(`${event.task}.${event.attempt}`);
          onLanes.delete(event.lane);
        }
      }
      expect([...onLanes]).toEqual([]);
      expect([...verdicts.values()].every((count) => count === 1)).toBe(true);
    }),
    { numRuns: 12 },
  );
});

/** Whether the log tells of the attempt's stop apart. */
function outlives(events: readonly TaskEvent[], attempt: string): boolean {
  return events.some(
    (event) => event.type === 'attempt-stopped' && `${event.task}.${event.attempt}` === attempt,
  );
}
