import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Executor } from '../src-main/engine/ports';
import { KeptRuns } from '../src-main/records/kept-runs';
import { ThreadLogWriter } from '../src-main/records/thread-log-writer';
import { RealClock } from '../src-main/shells/world/real-clock';
import { Yard } from '../src-main/shells/yard/yard';
import { median, timeMs } from './measure';

/**
 * What recording costs: a whole yard (engine, feed, results, figures) runs no-op tasks, in turn with its runs kept and
 * without, in one process.
 */
const TASKS = 200_000;
const LANES = 16;
const ROUNDS = 9;
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

interface Round {
  readonly wallMs: number;
  /** What the yard's own thread had of the processor; null where the system does not tell. */
  readonly threadMs: number | null;
}

async function round(isRecorded: boolean): Promise<Round> {
  const records = new KeptRuns({ path: join(path, 'runs'), writer, clock });
  const yard = new Yard({
    ...{ clock, app: 'switchyard/bench', drawSeed: () => 1, executors: { cpu: noop } },
    ...(isRecorded ? { records } : null),
  });
  const { scheduler } = yard;
  scheduler.changeLimits({ ...scheduler.limits, workers: LANES });
  let fromMs: number | null = null;
  let threadMs: number | null = null;
  const wallMs = await timeMs(async () => {
    fromMs = threadTimeMs();
    for (let i = 0; i < TASKS; i++) scheduler.submit({ ...SPECS, name: `noop ${i}` });
    while (scheduler.counts.succeeded < TASKS) await new Promise((resolve) => setImmediate(resolve));
    const untilMs = threadTimeMs();
    threadMs = fromMs === null || untilMs === null ? null : untilMs - fromMs;
  });
  await yard.drain('cancel-now', null, 'quit');
  await records.settled();
  if (isRecorded) await check(records);
  rmSync(join(path, 'runs'), { recursive: true, force: true });
  return { wallMs, threadMs };
}

/** Whether everything is there that should be. */
async function check(records: KeptRuns): Promise<void> {
  const [run] = (await records.page(0, 1)).runs;
  if (run?.outcome === 'completed' && run.counts.succeeded === TASKS && run.events > 4 * TASKS) return;
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

const off: Round[] = [];
const on: Round[] = [];
for (let turn = -1; turn < ROUNDS; turn++) {
  const [first, second] = [await round(false), await round(true)];
  if (turn < 0) continue;
  off.push(first);
  on.push(second);
}
writer.dispose();
rmSync(path, { recursive: true, force: true });

const medianOf = (rounds: readonly Round[], of: keyof Round) =>
  median(rounds.flatMap((one) => (one[of] === null ? [] : [one[of]])));
const offMs = medianOf(off, 'wallMs');
const onMs = medianOf(on, 'wallMs');
/** The share of the throughput that is lost. */
const cost = 1 - offMs / onMs;
const threadCost = 1 - medianOf(off, 'threadMs') / medianOf(on, 'threadMs');

if (process.argv.includes('--json')) {
  console.log(JSON.stringify({ tasks: TASKS, lanes: LANES, rounds: ROUNDS, offMs, onMs, cost, threadCost }));
} else {
  const rate = (ms: number) => Math.round((TASKS / ms) * 1000).toLocaleString('en');
  console.log(
    `${TASKS.toLocaleString('en')} no-op tasks in a whole yard, median of ${ROUNDS} rounds in turn`,
  );
  console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}\n`);
  console.log(`not recorded ${offMs.toFixed(0).padStart(6)} ms  ${rate(offMs).padStart(10)} tasks/s`);
  console.log(`recorded     ${onMs.toFixed(0).padStart(6)} ms  ${rate(onMs).padStart(10)} tasks/s`);
  if (!Number.isNaN(threadCost)) {
    console.log(`of the yard's own thread alone: ${(threadCost * 100).toFixed(1)} % more`);
  }
  const met = cost <= MOST_COST;
  console.log(`\n${met ? '✓' : '✗'} ≤ ${MOST_COST * 100} % of the throughput: ${(cost * 100).toFixed(1)} %`);
}
