import { cpus } from 'node:os';
import type { ExportPart, ExportTicket } from '#contract/results-export';
import type { ResultSort, ResultsPage, ResultsQuery } from '#contract/results-query';
import { RESULT_SORTS } from '#contract/results-query';
import { FullYard } from './full-yard';
import { LoopWatch } from './loop-watch';
import { collectGarbage, median } from './measure';

const TASKS = 1_000_000;
const ROUNDS = 7;
/** Seven events each: about 20 000 events a second. */
const FLOW_PER_SECOND = 2_800;
/** What nobody may have to wait longer for, and what may keep the event loop no longer. */
const GOAL_ANSWER_MS = 200;
const GOAL_BLOCK_MS = 50;
const GOAL_MEGABYTES = 500;

const FIRST: ResultsQuery = {
  phases: null,
  search: '',
  sort: { by: 'task', descending: false },
  offset: 0,
  limit: 200,
};

const sorted = (by: ResultSort, descending = true): Partial<ResultsQuery> => ({ sort: { by, descending } });

const QUESTIONS: readonly [string, Partial<ResultsQuery>][] = [
  ['first page', {}],
  ['last page', { sort: { by: 'task', descending: true } }],
  ['one phase', { phases: ['failed'] }],
  ...RESULT_SORTS.filter((by) => by !== 'task').map((by): [string, Partial<ResultsQuery>] => [
    `sort by ${by}`,
    sorted(by),
  ]),
  ['search, many hits', { search: 'attempt not done' }],
  ['search, a number', { search: '4711' }],
  ['search, one task', { search: 'parcel 471100' }],
  ['search, no hit', { search: 'nowhere to be found' }],
  ['search and sort', { search: 'fail', ...sorted('runMs') }],
  ['deep page by name', { ...sorted('name', false), offset: 500_000 }],
  ['deep page by waitMs', { ...sorted('waitMs'), offset: 900_000 }],
  ['…and the page after it', { ...sorted('waitMs'), offset: 900_200 }],
];

interface Row {
  readonly question: string;
  readonly medianMs: number;
  readonly maxMs: number;
  /** What the process computed meanwhile, its garbage collector included: the same on a busy machine. */
  readonly cpuMs: number;
  /** The longest that the event loop was kept from its timers while any of these was answered. */
  readonly blockMs: number;
  readonly rows: number;
}

/** Every question in turn, round after round, so that no answer is of use to the next round's. */
async function askAll(full: FullYard, watch: LoopWatch): Promise<Row[]> {
  const times = new Map<string, { ms: number[]; cpuMs: number[]; blockMs: number; rows: number }>();
  for (let round = -1; round < ROUNDS; round++) {
    for (const [question, query] of QUESTIONS) {
      await pause();
      watch.reset();
      const cpu = process.cpuUsage();
      const fromMs = performance.now();
      const page = (await full.ask({ command: 'results', query: { ...FIRST, ...query } })) as ResultsPage;
      const ms = performance.now() - fromMs;
      // The first round warms up.
      if (round < 0) continue;
      const known = times.get(question) ?? { ms: [], cpuMs: [], blockMs: 0, rows: 0 };
      known.ms.push(ms);
      known.cpuMs.push(cpuMsSince(cpu));
      known.blockMs = Math.max(known.blockMs, watch.longestMs());
      known.rows = page.matching;
      times.set(question, known);
    }
  }
  return Array.from(times, ([question, { ms, cpuMs, blockMs, rows }]) => ({
    question,
    medianMs: median(ms),
    maxMs: Math.max(...ms),
    cpuMs: median(cpuMs),
    blockMs,
    rows,
  }));
}

/** How long the flow itself keeps the event loop, with nobody asking, at worst. */
async function blockOfFlow(watch: LoopWatch): Promise<number> {
  watch.reset();
  await new Promise((resolve) => setTimeout(resolve, 5_000));
  return watch.longestMs();
}

async function exportAll(full: FullYard, watch: LoopWatch): Promise<Row> {
  await pause();
  watch.reset();
  const cpu = process.cpuUsage();
  const fromMs = performance.now();
  const { phases, search, sort } = FIRST;
  const ticket = (await full.ask({
    command: 'export-begin',
    query: { phases, search, sort },
    format: 'csv',
  })) as ExportTicket;
  let rows = 0;
  for (let done = false; !done; ) {
    await pause();
    const part = (await full.ask({ command: 'export-part', export: ticket.export })) as ExportPart;
    rows = part.rows;
    done = part.done;
  }
  const ms = performance.now() - fromMs;
  return {
    question: 'export as CSV',
    medianMs: ms,
    maxMs: ms,
    cpuMs: cpuMsSince(cpu),
    blockMs: watch.longestMs(),
    rows,
  };
}

function cpuMsSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 2));
}

/** Heap and typed arrays together, in megabytes. */
function megabytes(): number {
  collectGarbage();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 1e6;
}

const full = new FullYard();
const emptyMb = megabytes();
await full.fill(TASKS);
const fullMb = megabytes() - emptyMb;
const watch = new LoopWatch();
const idle = await askAll(full, watch);
const wholeExport = await exportAll(full, watch);
await full.startFlow(FLOW_PER_SECOND);
const seqBefore = full.yard.feed.newestSeq;
const flowFromMs = performance.now();
const flowBlockMs = await blockOfFlow(watch);
const busy = await askAll(full, watch);
const eventsPerSecond = ((full.yard.feed.newestSeq - seqBefore) * 1_000) / (performance.now() - flowFromMs);
full.stopFlow();
watch.stop();
const busyMb = megabytes() - emptyMb;

const answers = [...idle, ...busy];
const slowest = Math.max(...answers.map(({ medianMs }) => medianMs));
const longestBlock = Math.max(...answers.map(({ blockMs }) => blockMs));
const goals = [
  {
    goal: `every answer within ${GOAL_ANSWER_MS} ms (median)`,
    figure: slowest,
    met: slowest <= GOAL_ANSWER_MS,
  },
  {
    goal: `event loop never kept longer than ${GOAL_BLOCK_MS} ms`,
    figure: longestBlock,
    met: longestBlock <= GOAL_BLOCK_MS,
  },
  {
    goal: `at most ${GOAL_MEGABYTES} MB for a million results`,
    figure: fullMb,
    met: fullMb <= GOAL_MEGABYTES,
  },
];
const host = { node: process.version, cpu: cpus()[0]?.model ?? 'unknown', cores: cpus().length };

if (process.argv.includes('--json')) {
  console.log(
    JSON.stringify({
      host,
      tasks: TASKS,
      rounds: ROUNDS,
      idle,
      wholeExport,
      busy,
      eventsPerSecond,
      flowBlockMs,
      fullMb,
      busyMb,
      goals,
    }),
  );
} else {
  const table = (title: string, rows: readonly Row[]) => {
    console.log(`\n${title}\n${' '.repeat(26)}   median      max      cpu    block  matching`);
    for (const { question, medianMs, maxMs, cpuMs, blockMs, rows: found } of rows) {
      const figures = [medianMs, maxMs, cpuMs, blockMs]
        .map((ms) => `${ms.toFixed(1).padStart(6)} ms`)
        .join('');
      console.log(`${question.padEnd(26)}${figures} ${found.toLocaleString('en').padStart(9)}`);
    }
  };
  console.log(
    `${TASKS.toLocaleString('en')} results, ${ROUNDS} rounds. Node ${host.node}, ${host.cores} × ${host.cpu}`,
  );
  table('while nothing happens', [...idle, wholeExport]);
  table(`while ${Math.round(eventsPerSecond).toLocaleString('en')} events a second come in`, busy);
  console.log(`\nwith nobody asking, those events keep the loop for at most ${flowBlockMs.toFixed(1)} ms`);
  console.log(
    `memory: ${fullMb.toFixed(0)} MB, and ${busyMb.toFixed(0)} MB with the tasks that came since\n`,
  );
  for (const { goal, figure, met } of goals) console.log(`${met ? '✓' : '✗'} ${goal}: ${figure.toFixed(1)}`);
}
