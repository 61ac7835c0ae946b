import { LESSON_LIMITS } from '#contract/limits';
import type { LogLine, RunHeader, TaskEvent } from '#contract/task-event';
import { LESSON_WORKLOAD, type Workload } from '#contract/workload';
import { Scheduler } from '../src-main/engine/scheduler';
import { SimulatedExecutor } from '../src-main/executors/simulated';
import { RunFiguresFold } from '../src-main/feed/run-figures-fold';
import { SeededRandom } from '../src-main/shells/world/seeded-random';
import { VirtualClock } from '../src-main/shells/world/virtual-clock';
import { SubmissionTurns } from '../src-main/workloads/submission-turns';
import { workloadSubmitter } from '../src-main/workloads/workload-submitter';
import { median } from './measure';

/**
 * What the figures of a run cost: each event of its log as it comes, and telling them once. Logs of different kinds:
 * retries that hold their lanes, retries that wait with others, starts that wait for tokens, and a closed loop.
 */
const TASKS = 100_000;
const ROUNDS = 9;

const LOADS: Readonly<Record<string, { readonly limits: object; readonly arrivals: Workload['arrivals'] }>> =
  {
    'the lesson, lanes held': { limits: {}, arrivals: { kind: 'burst' } },
    'lanes free meanwhile': { limits: { workers: 64, backoffLane: 'free' }, arrivals: { kind: 'burst' } },
    'under a rate limit': {
      limits: { workers: 64, backoffLane: 'free', rate: { perSecond: 50, burst: 5 } },
      arrivals: { kind: 'poisson', perSecond: 30 },
    },
    'a closed loop': { limits: { workers: 64 }, arrivals: { kind: 'closed', inFlight: 80 } },
  };

function logOf({ limits, arrivals }: (typeof LOADS)[string]): LogLine[] {
  const clock = new VirtualClock();
  const lines: LogLine[] = [];
  const scheduler = new Scheduler(
    {
      clock,
      executor: new SimulatedExecutor(clock, new SeededRandom(1, 1)),
      sink: (line) => {
        lines.push(line);
        if (line.type === 'task-settled') submitter.heard(line);
      },
    },
    { ...LESSON_LIMITS, ...limits },
  );
  const submitter = workloadSubmitter({
    yard: scheduler,
    clock,
    turns: new SubmissionTurns(clock, 1_000),
    workload: { ...LESSON_WORKLOAD, count: TASKS, arrivals },
    taskRandom: new SeededRandom(1, 2),
    arrivalRandom: new SeededRandom(1, 3),
  });
  const random = new SeededRandom(1);
  scheduler.start({ app: 'bench', seed: 1, clock: 'virtual', startedAt: null, random });
  submitter.start();
  clock.runAll();
  return lines;
}

for (const [name, load] of Object.entries(LOADS)) {
  const [header, ...events] = logOf(load) as [RunHeader, ...TaskEvent[]];
  const atMs = events.at(-1)?.atMs ?? 0;
  for (const looksBack of [false, true]) {
    const perEvent: number[] = [];
    const telling: number[] = [];
    for (let round = -2; round < ROUNDS; round++) {
      const fold = new RunFiguresFold(header, looksBack);
      const began = process.cpuUsage();
      for (const event of events) fold.add(event);
      const folded = process.cpuUsage(began);
      const foldedMs = performance.now();
      fold.figures(1, atMs);
      // The first rounds warm up.
      if (round < 0) continue;
      perEvent.push(((folded.user + folded.system) * 1e3) / events.length);
      telling.push(performance.now() - foldedMs);
    }
    const what = `${name}${looksBack ? ', with the last five seconds' : ''}`;
    console.log(
      `${what}: ${median(perEvent).toFixed(0)} ns of the processor an event (${events.length} events), ` +
        `${median(telling).toFixed(1)} ms to tell`,
    );
  }
}
