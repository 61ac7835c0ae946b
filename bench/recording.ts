import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Executor } from '../src-main/engine/ports';
import { ThreadExecutor } from '../src-main/executors/threads/thread-executor';
import { KeptRuns } from '../src-main/records/kept-runs';
import { ThreadLogWriter } from '../src-main/records/thread-log-writer';
import { RealClock } from '../src-main/shells/world/real-clock';
import { Yard } from '../src-main/shells/yard/yard';
import { median, timeMs } from './measure';

/**
 * What recording costs: a whole yard (engine, feed, results, figures) runs no-op tasks, in turn with its runs kept and
 * without, in one process.
 */
const LANES = 16;
const MOST_COST = 0.15;

const BODY = { executor: 'cpu', load: 'sleep-spin', sleepMs: 0, spinMs: 0 } as const;
const SPECS = { kind: 'noop', priority: 'medium', body: BODY } as const;

/** A no-op that ends in a later microtask, as an async function does. */
const noop: Executor = {
  start: (run) => {
    Promise.resolve().then(() => run.succeed());
  },
  abort: () => {},
};

const path = mkdtempSync(join(tmpdir(), 'switchyard-bench-'));
const clock = new RealClock();
const writer = new ThreadLogWriter(fileURLToPath(new URL('./log-thread.js', import.meta.url)));

/** Who does the no-ops, how many, and whether the bound on the cost holds for it. */
const SORTS = [
  { name: 'no-op tasks', executor: noop, tasks: 200_000, rounds: 9, isBound: true },
  {
    name: 'no-op tasks through thread lanes',
    executor: new ThreadExecutor({
      threadPath: fileURLToPath(new URL('./lane-thread.js', import.meta.url)),
    }),
    tasks: 50_000,
    rounds: 5,
    isBound: false,
  },
] as const;
type Sort = (typeof SORTS)[number];

interface Round {
  readonly wallMs: number;
  /** What the yard's own thread had of the processor; null where the system does not tell. */
  readonly threadMs: number | null;
}

async function round({ executor, tasks }: Sort, isRecorded: boolean): Promise<Round> {
  const records = new KeptRuns({ path: join(path, 'runs'), writer, clock });
  const yard = new Yard({
    ...{ clock, app: 'switchyard/bench', drawSeed: () => 1, executors: { cpu: executor } },
    ...(isRecorded ? { records } : null),
  });
  const { scheduler } = yard;
  scheduler.changeLimits({ ...scheduler.limits, workers: LANES });
  let fromMs: number | null = null;
  let threadMs: number | null = null;
  const wallMs = await timeMs(async () => {
    fromMs = threadTimeMs();
    for (let i = 0; i < tasks; i++) scheduler.submit({ ...SPECS, name: `noop ${i}` });
    while (scheduler.counts.succeeded < tasks) await new Promise((resolve) => setImmediate(resolve));
    const untilMs = threadTimeMs();
    threadMs = fromMs === null || untilMs === null ? null : untilMs - fromMs;
  });
  await yard.drain('cancel-now', null, 'quit');
  await records.settled();
  if (isRecorded) await check(records, tasks);
  rmSync(join(path, 'runs'), { recursive: true, force: true });
  return { wallMs, threadMs };
}

/** Whether everything is there that should be. */
async function check(records: KeptRuns, tasks: number): Promise<void> {
  const [run] = (await records.page(0, 1)).runs;
  if (run?.outcome === 'completed' && run.counts.succeeded === tasks && run.events > 4 * tasks) return;
  throw new Error(`the run was not recorded: ${JSON.stringify(run)}`);
}

/** On Linux only. */
function threadTimeMs(): number | null {
  try {
    const [nanoseconds] = readFileSync(`/proc/self/task/${process.pid}/schedstat`, 'utf8').split(' ');
    return Number(nanoseconds) / 1e6;
  } catch {
    return null;
  }
}

const medianOf = (rounds: readonly Round[], of: keyof Round) =>
  median(rounds.flatMap((one) => (one[of] === null ? [] : [one[of]])));

async function compare(sort: Sort) {
  const off: Round[] = [];
  const on: Round[] = [];
  for (let turn = -1; turn < sort.rounds; turn++) {
    const [first, second] = [await round(sort, false), await round(sort, true)];
    if (turn < 0) continue;
    off.push(first);
    on.push(second);
  }
  const offMs = medianOf(off, 'wallMs');
  const onMs = medianOf(on, 'wallMs');
  const threadCost = 1 - medianOf(off, 'threadMs') / medianOf(on, 'threadMs');
  const { name, tasks, rounds, isBound } = sort;
  // The share of the throughput that is lost.
  return { name, tasks, rounds, isBound, offMs, onMs, cost: 1 - offMs / onMs, threadCost };
}

const rows: Awaited<ReturnType<typeof compare>>[] = [];
for (const sort of SORTS) rows.push(await compare(sort));
writer.dispose();
for (const { executor } of SORTS) if (executor instanceof ThreadExecutor) await executor.close();
rmSync(path, { recursive: true, force: true });

if (process.argv.includes('--json')) {
  console.log(JSON.stringify({ lanes: LANES, rows }));
} else {
  console.log(
    `A whole yard, ${LANES} lanes; Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`,
  );
  for (const { name, tasks, rounds, isBound, offMs, onMs, cost, threadCost } of rows) {
    const rate = (ms: number) => Math.round((tasks / ms) * 1000).toLocaleString('en');
    console.log(`\n${tasks.toLocaleString('en')} ${name}, median of ${rounds} rounds in turn`);
    console.log(`not recorded ${offMs.toFixed(0).padStart(6)} ms  ${rate(offMs).padStart(10)} tasks/s`);
    console.log(`recorded     ${onMs.toFixed(0).padStart(6)} ms  ${rate(onMs).padStart(10)} tasks/s`);
    if (!Number.isNaN(threadCost)) {
      console.log(`of the yard's own thread's time: ${(threadCost * 100).toFixed(1)} %`);
    }
    const lost = `${(cost * 100).toFixed(1)} % of the throughput`;
    console.log(isBound ? `${cost <= MOST_COST ? '✓' : '✗'} ≤ ${MOST_COST * 100} %: ${lost}` : lost);
  }
}
