import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { deadlineDelays } from './deadline-delays';
import { median, timeMs } from './measure';
import { PiscinaThreads, SwitchyardThreads, type ThreadContender } from './thread-contenders';

const TASKS = 20_000;
const THREADS = [1, 2, 4];
const ROUNDS = 7;

const at = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const threadPath = at('lane-thread.js');
const noopPath = at('noop-task.js');

function contenders(): ThreadContender[] {
  return [
    new SwitchyardThreads('switchyard, cpu', threadPath, {
      executor: 'cpu',
      load: 'sleep-spin',
      sleepMs: 0,
      spinMs: 0,
    }),
    new SwitchyardThreads('switchyard, script', threadPath, { executor: 'script', path: noopPath }),
    new PiscinaThreads(noopPath, 1),
    new PiscinaThreads(noopPath, 4),
    new PiscinaThreads(noopPath, 16),
  ];
}

interface Row {
  readonly name: string;
  readonly medianMs: number;
  readonly minMs: number;
  readonly maxMs: number;
  readonly tasksPerSecond: number;
  /** How many times piscina's time at its default settings it is that this one takes less: above 1, faster. */
  readonly againstPiscina: number;
}

/** Every contender in turn, round after round, each round begun by another one, with threads that stay. */
async function compare(threads: number): Promise<Row[]> {
  const all = contenders();
  const times = new Map<string, number[]>(all.map(({ name }) => [name, []]));
  for (let round = -1; round < ROUNDS; round++) {
    for (let turn = 0; turn < all.length; turn++) {
      const contender = all[(turn + round + 1) % all.length] as ThreadContender;
      const ms = await timeMs(() => contender.run(TASKS, threads));
      // The first round makes the threads, and warms up.
      if (round >= 0) times.get(contender.name)?.push(ms);
    }
  }
  await Promise.all(all.map((contender) => contender.close()));
  const piscinaMs = median(times.get('piscina') ?? []);
  return all.map(({ name }) => {
    const own = times.get(name) ?? [];
    const medianMs = median(own);
    return {
      name,
      medianMs,
      minMs: Math.min(...own),
      maxMs: Math.max(...own),
      tasksPerSecond: (TASKS / medianMs) * 1000,
      againstPiscina: piscinaMs / medianMs,
    };
  });
}

const byThreads: { readonly threads: number; readonly rows: Row[] }[] = [];
for (const threads of THREADS) byThreads.push({ threads, rows: await compare(threads) });
const delays = await deadlineDelays(threadPath, at('endless-task.js'));

const ratios = (name: string) =>
  byThreads.map(({ rows }) => rows.find((row) => row.name === name)?.againstPiscina ?? 0);
const targets = ['switchyard, cpu', 'switchyard, script'].map((name) => {
  const figure = Math.min(...ratios(name));
  return { target: `${name} ≥ 1 × piscina, with ${THREADS.join(', ')} threads`, figure, met: figure >= 1 };
});
targets.push({
  target: 'an endless loop’s lane is free within 50 ms of the deadline',
  figure: delays.maxMs,
  met: delays.maxMs <= 50,
});
const host = { node: process.version, cpu: cpus()[0]?.model ?? 'unknown', cores: cpus().length };

if (process.argv.includes('--json')) {
  console.log(JSON.stringify({ host, tasks: TASKS, rounds: ROUNDS, byThreads, delays, targets }));
} else {
  console.log(`${TASKS.toLocaleString('en')} no-op tasks on threads, median of ${ROUNDS} rounds in turn`);
  console.log(`Node ${host.node}, ${host.cores} × ${host.cpu}`);
  for (const { threads, rows } of byThreads) {
    console.log(`\n${threads} threads`);
    for (const row of rows) {
      const spread = `${row.minMs.toFixed(0)}–${row.maxMs.toFixed(0)}`;
      const rate = Math.round(row.tasksPerSecond).toLocaleString('en');
      console.log(
        `${row.name.padEnd(28)} ${row.medianMs.toFixed(0).padStart(6)} ms  (${spread.padEnd(11)})  ` +
          `${rate.padStart(9)} tasks/s   ${row.againstPiscina.toFixed(2)} × piscina`,
      );
    }
  }
  console.log(
    `\nan endless loop’s lane after its deadline: free after ${delays.medianMs.toFixed(1)} ms (median of ` +
      `${delays.count}), ${delays.maxMs.toFixed(1)} ms at most\n`,
  );
  for (const { target, figure, met } of targets)
    console.log(`${met ? '✓' : '✗'} ${target}: ${figure.toFixed(2)}`);
}
// Piscina leaves a handle now and then.
process.exit(0);
