import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { deadlineDelays } from './deadline-delays';
import { type TurnTimes, timeInTurn } from './rounds-in-turn';
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

interface Row extends TurnTimes {
  readonly tasksPerSecond: number;
  /** How many times piscina's time at its default settings it is that this one takes less: above 1, faster. */
  readonly againstPiscina: number;
}

/** All of them with so many threads, which stay from round to round: the warm-up makes them. */
async function compare(threads: number): Promise<Row[]> {
  const all = contenders();
  const times = await timeInTurn(all, ROUNDS, (contender) => contender.run(TASKS, threads));
  await Promise.all(all.map((contender) => contender.close()));
  const piscinaMs = times.find(({ name }) => name === 'piscina')?.medianMs ?? Number.NaN;
  return times.map((own) => ({
    ...own,
    tasksPerSecond: (TASKS / own.medianMs) * 1000,
    againstPiscina: piscinaMs / own.medianMs,
  }));
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
