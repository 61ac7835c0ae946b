import { cpus } from 'node:os';
import type { Contender } from './contender';
import { collectGarbage, median, timeMs } from './measure';
import { PEERS } from './peer-contenders';
import { type TurnTimes, timeInTurn } from './rounds-in-turn';
import { openYard, SwitchyardContender, specOf } from './switchyard-contender';

const TASKS = 200_000;
const LANES = 16;
const ROUNDS = 7;

interface Row extends TurnTimes {
  readonly tasksPerSecond: number;
  /** How many times the peer's time is ours: above 1, we are faster. */
  readonly ratio: number;
}

async function compare(contenders: readonly Contender[]): Promise<Row[]> {
  const times = await timeInTurn(contenders, ROUNDS, (contender) => contender.run(TASKS, LANES));
  const ours = times.find(({ name }) => name === 'switchyard')?.medianMs ?? Number.NaN;
  return times.map((own) => ({
    ...own,
    tasksPerSecond: (TASKS / own.medianMs) * 1000,
    ratio: own.medianMs / ours,
  }));
}

interface Cost {
  readonly queued: number;
  readonly microsPerTask: number;
}

/** What a task costs when so many are handed in at once; small crowds are run many times over. */
async function costs(contender: Contender): Promise<Cost[]> {
  const crowds = [1_000, 10_000, 100_000, 1_000_000];
  const perTask = new Map<number, number[]>(crowds.map((queued) => [queued, []]));
  for (let round = -1; round < ROUNDS; round++) {
    for (const queued of crowds) {
      const repeats = Math.max(1, TASKS / queued);
      const ms = await timeMs(async () => {
        for (let i = 0; i < repeats; i++) await contender.run(queued, LANES);
      });
      if (round >= 0) perTask.get(queued)?.push((ms * 1000) / (queued * repeats));
    }
  }
  return crowds.map((queued) => ({ queued, microsPerTask: median(perTask.get(queued) ?? []) }));
}

/** Heap that each queued task holds, its spec and name included, in bytes. */
async function heapPerQueuedTask(): Promise<number> {
  const samples: number[] = [];
  for (let round = 0; round < 3; round++) {
    let open: () => void = () => {};
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    const yard = openYard({ workers: 1, attemptTimeoutMs: null }, () => gate);
    yard.scheduler.submit(specOf(0));
    collectGarbage();
    const before = process.memoryUsage().heapUsed;
    for (let i = 1; i <= TASKS; i++) yard.scheduler.submit({ ...specOf(i), name: `task ${i}` });
    collectGarbage();
    samples.push((process.memoryUsage().heapUsed - before) / TASKS);
    open();
    await yard.idle(TASKS + 1);
    yard.scheduler.requestShutdown('cancel-now', null);
  }
  return median(samples);
}

const ours = new SwitchyardContender();
const rows = await compare([ours, ...PEERS]);
const scaling = await costs(ours);
const heapBytes = await heapPerQueuedTask();

const ratioTo = (name: string) => rows.find((row) => row.name === name)?.ratio ?? Number.NaN;
const costAt = (queued: number) =>
  scaling.find((cost) => cost.queued === queued)?.microsPerTask ?? Number.NaN;
const targets = [
  {
    target: '≥ 5 × p-queue with timeout',
    figure: ratioTo('p-queue with timeout'),
    met: ratioTo('p-queue with timeout') >= 5,
  },
  { target: '≥ 2 × p-queue', figure: ratioTo('p-queue'), met: ratioTo('p-queue') >= 2 },
  { target: '≥ 1 × fastq promise', figure: ratioTo('fastq promise'), met: ratioTo('fastq promise') >= 1 },
  {
    target: 'cost at 1 M ≤ 1.5 × cost at 10 k',
    figure: costAt(1_000_000) / costAt(10_000),
    met: costAt(1_000_000) / costAt(10_000) <= 1.5,
  },
  { target: '≤ 400 bytes of heap a queued task', figure: heapBytes, met: heapBytes <= 400 },
];
const host = {
  node: process.version,
  platform: process.platform,
  cpu: cpus()[0]?.model ?? 'unknown',
  cores: cpus().length,
};

if (process.argv.includes('--json')) {
  console.log(
    JSON.stringify({ host, tasks: TASKS, lanes: LANES, rounds: ROUNDS, rows, scaling, heapBytes, targets }),
  );
} else {
  console.log(
    `${TASKS.toLocaleString('en')} no-op async tasks, ${LANES} lanes, median of ${ROUNDS} rounds in turn`,
  );
  console.log(`Node ${host.node}, ${host.cores} × ${host.cpu}\n`);
  for (const row of rows) {
    const spread = `${row.minMs.toFixed(0)}–${row.maxMs.toFixed(0)}`;
    const rate = Math.round(row.tasksPerSecond).toLocaleString('en');
    console.log(
      `${row.name.padEnd(22)} ${row.medianMs.toFixed(0).padStart(6)} ms  (${spread.padEnd(9)})  ${rate.padStart(10)} tasks/s` +
        (row.name === ours.name ? '' : `   we are ${row.ratio.toFixed(2)} × as fast`),
    );
  }
  console.log('\ncost a task, by how many are handed in at once');
  for (const { queued, microsPerTask } of scaling) {
    console.log(`${queued.toLocaleString('en').padStart(10)}   ${microsPerTask.toFixed(2)} µs`);
  }
  console.log(`\nheap a queued task: ${heapBytes.toFixed(0)} bytes\n`);
  for (const { target, figure, met } of targets)
    console.log(`${met ? '✓' : '✗'} ${target}: ${figure.toFixed(2)}`);
}
