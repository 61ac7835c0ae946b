import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { findOrInstallChromium } from '../test/support/find-chromium';
import { median, ms } from './measure';
import { loadOf } from './window/loads';
import { type LoopDelays, loopLines } from './window/loop-delays';
import { firstPaintMs, type PageFigures, sweptHeapBytes, watchPage } from './window/page-probe';
import { startWebShell, type WebShellProcess } from './window/web-shell-process';
import { openYardLine, type YardLine } from './window/yard-line';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const FLAGS = ['--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-sync'];
const SIZE = { width: 1280, height: 800 };

const RUNS = 3;
const RUN_MS = Number(process.env.BENCH_RUN_MS ?? 30_000);
/** The load is under way before the watch begins, so that lanes and figures are full. */
const LEAD_MS = 4_000;
const PAINTS = 7;
const HEAP_MINUTES = 5;
const HEAP_EVENTS_PER_SECOND = 2_000;

const flags = new Set(process.argv.slice(2));

interface LoadRun extends PageFigures {
  readonly eventsPerSecond: number;
  readonly main: LoopDelays;
  /** Whether the page's counters say what the yard's own books say, at the end. */
  readonly exact: boolean;
}

/** One window on one yard, under a load. */
async function underLoad(browser: Browser, eventsPerSecond: number, tab: string): Promise<LoadRun> {
  const shell = await startWebShell(ROOT);
  const page = await openWindow(browser, shell, tab);
  await onLine(shell, (line) => startLoad(line, eventsPerSecond, LEAD_MS + RUN_MS + 5_000));
  await page.waitForTimeout(LEAD_MS);
  const fromSeq = await onLine(shell, async (line) => line.seqAtOpen);
  await shell.takeDelays();
  const figures = await watchPage(page, RUN_MS);
  const main = await shell.takeDelays();
  const { toSeq, exact } = await onLine(shell, async (line) => ({
    toSeq: line.seqAtOpen,
    exact: await settlesExactly(page, line),
  }));
  await page.context().close();
  shell.kill();
  return { ...figures, eventsPerSecond: ((toSeq - fromSeq) * 1_000) / RUN_MS, main, exact };
}

/** The same load on a yard whose window costs it nothing but the feed: no browser beside it. */
async function yardAlone(eventsPerSecond: number): Promise<LoopDelays> {
  const shell = await startWebShell(ROOT);
  const delays = await onLine(shell, async (line) => {
    await startLoad(line, eventsPerSecond, LEAD_MS + RUN_MS + 5_000);
    await setTimeout(LEAD_MS);
    await shell.takeDelays();
    await setTimeout(RUN_MS);
    return shell.takeDelays();
  });
  shell.kill();
  return delays;
}

async function startLoad(line: YardLine, eventsPerSecond: number, durationMs: number): Promise<void> {
  const load = loadOf(eventsPerSecond);
  await line.call({ command: 'change-limits', patch: load.limits });
  await line.call({ command: 'submit', workload: load.workload(durationMs) });
}

async function onLine<T>(shell: WebShellProcess, use: (line: YardLine) => Promise<T>): Promise<T> {
  const line = await openYardLine(shell.url);
  try {
    return await use(line);
  } finally {
    line.close();
  }
}

/** Ends everything, and holds the page's counters against the yard's. */
async function settlesExactly(page: Page, line: YardLine): Promise<boolean> {
  await line.call({ command: 'shutdown', mode: 'cancel-now', graceMs: null });
  await page.getByTestId('phase').getByText('stopped', { exact: true }).waitFor();
  const { total, found } = await line.call({
    command: 'results',
    query: { phases: null, search: '', sort: { by: 'task', descending: false }, offset: 0, limit: 1 },
  });
  const shown = await page.getByTestId('final-books').textContent();
  const [accepted, succeeded, failed, timedOut, cancelled] = (shown ?? '')
    .replace(/[^\d=+]/g, '')
    .split(/[=+]/);
  const books = { accepted, succeeded, failed, timedOut, cancelled };
  return (
    Number(books.accepted) === total &&
    Number(books.succeeded) === found.succeeded &&
    Number(books.failed) === found.failed &&
    Number(books.timedOut) === found['timed-out'] &&
    Number(books.cancelled) === found.cancelled
  );
}

async function openWindow(browser: Browser, shell: WebShellProcess, tab: string): Promise<Page> {
  const context = await browser.newContext({ viewport: SIZE });
  const page = await context.newPage();
  await page.goto(shell.url);
  await page.getByTestId('phase').getByText('ready', { exact: true }).waitFor();
  await page.getByRole('tab', { name: tab }).click();
  return page;
}

/** The swept heap of a window under load, once a minute. */
async function heapOverTime(browser: Browser): Promise<number[]> {
  const shell = await startWebShell(ROOT);
  const page = await openWindow(browser, shell, 'Results');
  await onLine(shell, (line) => startLoad(line, HEAP_EVENTS_PER_SECOND, (HEAP_MINUTES + 2) * 60_000));
  const heaps: number[] = [];
  for (let minute = 0; minute <= HEAP_MINUTES; minute++) {
    await page.waitForTimeout(60_000);
    heaps.push(await sweptHeapBytes(page));
  }
  await page.context().close();
  shell.kill();
  return heaps;
}

async function paints(browser: Browser): Promise<number[]> {
  const times: number[] = [];
  for (let paint = 0; paint < PAINTS; paint++) {
    const shell = await startWebShell(ROOT);
    const page = await (await browser.newContext({ viewport: SIZE })).newPage();
    await page.goto(shell.url);
    times.push(await firstPaintMs(page));
    await page.context().close();
    shell.kill();
  }
  return times;
}

const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;

async function main(): Promise<void> {
  const isRoot = process.getuid?.() === 0;
  const browser = await chromium.launch({
    executablePath: findOrInstallChromium(),
    chromiumSandbox: !isRoot,
    args: isRoot ? [...FLAGS, '--no-sandbox'] : FLAGS,
  });
  const wants = (part: string) => flags.size === 0 || flags.has(part) || flags.has('--all');
  const report: Record<string, unknown> = {};

  if (wants('--paint')) {
    const times = await paints(browser);
    report.firstPaintMs = times;
    console.log(`first paint: median ${ms(median(times))} of ${PAINTS} (goal ≤ 1 500 ms)`);
  }
  for (const { eventsPerSecond, goal } of [
    { eventsPerSecond: 2_000, goal: 'no task over 50 ms, p95 frame ≤ 20 ms' },
    { eventsPerSecond: 20_000, goal: 'p95 frame ≤ 50 ms, counters exact' },
  ]) {
    if (!wants(`--${eventsPerSecond}`)) continue;
    for (const tab of ['Results', 'Events', 'Charts', 'Cancellation tree', 'Belt']) {
      if (tab !== 'Results' && !flags.has('--all') && !flags.has('--tabs')) continue;
      const runs: LoadRun[] = [];
      for (let run = 0; run < RUNS; run++) runs.push(await underLoad(browser, eventsPerSecond, tab));
      report[`${eventsPerSecond} ${tab}`] = runs;
      const of = (figure: (run: LoadRun) => number) => median(runs.map(figure));
      console.log(
        [
          `${eventsPerSecond} events/s, ${tab} (${RUNS} × ${RUN_MS / 1_000} s; goal: ${goal})`,
          `  events/s seen ${of((run) => run.eventsPerSecond).toFixed(0)}`,
          `  frames: p50 ${ms(of((run) => run.p50FrameMs))}, p95 ${ms(of((run) => run.p95FrameMs))}, longest ${ms(of((run) => run.maxFrameMs))}`,
          `  page's main thread: tasks over 50 ms: ${runs.map((run) => run.longTasks).join(', ')}; longest ${ms(Math.max(...runs.map((run) => run.longestTaskMs)))}`,
          ...loopLines(runs.map((run) => run.main)),
          `  counters exact: ${runs.every((run) => run.exact) ? 'yes' : 'NO'}`,
        ].join('\n'),
      );
    }
  }
  if (wants('--yard')) {
    for (const eventsPerSecond of [2_000, 20_000]) {
      const runs: LoopDelays[] = [];
      for (let run = 0; run < RUNS; run++) runs.push(await yardAlone(eventsPerSecond));
      report[`${eventsPerSecond} yard alone`] = runs;
      console.log(
        [
          `${eventsPerSecond} events/s, no browser (goal: loop never held over 50 ms)`,
          ...loopLines(runs),
        ].join('\n'),
      );
    }
  }
  if (wants('--heap')) {
    const heaps = await heapOverTime(browser);
    report.heapBytes = heaps;
    console.log(
      `window's heap at ${HEAP_EVENTS_PER_SECOND} events/s, swept, after 1 to ${heaps.length} minutes: ${heaps.map(megabytes).join(', ')}`,
    );
  }
  if (flags.has('--json')) console.log(JSON.stringify(report));
  await browser.close();
}

await main();
