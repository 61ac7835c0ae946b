import { createReadStream, statSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import { isConserved, settledOf } from '#contract/counts';
import type { LogLine } from '#contract/task-event';
import { LogBooks } from '../test/support/log-books';
import { type MemoryCourse, MemorySamples } from './soak/memory-course';
import { pretendedOrder, realFlows } from './soak/soak-load';
import { MAX_SETTLED, SoakYard } from './soak/soak-yard';

/**
 * A whole yard under so many tasks a second of all kinds, open-loop, with the test server's faults on: does its memory
 * stay flat, and do its books balance? Exit code 1 where one of them does not hold.
 *
 * `--minutes N` (default 10) `--rate N` (default 2000, tasks a second) `--keep` (the recording) `--json`
 */
const TICK_MS = 5;
const SAMPLE_EVERY_MS = 3_000;
/** Growth over the time measured, as a share of the mean, that is still called flat. */
const FLAT = { heap: 0.05, resident: 0.1 } as const;

const option = (name: string, otherwise: string) => {
  const at = process.argv.indexOf(name);
  return at === -1 ? otherwise : (process.argv[at + 1] ?? otherwise);
};
const tasksPerSecond = Number(option('--rate', '2000'));
const seconds = Number(option('--minutes', '10')) * 60;
/** Until everything that is kept by design is full, and every thread is there. */
const warmUpSeconds = Math.max(Math.min(60, seconds / 4), (2 * MAX_SETTLED) / tasksPerSecond);

const soak = new SoakYard();
const { scheduler } = soak.yard;
await soak.prepare();
const flows = realFlows(soak.dir, tasksPerSecond);
let due = 0;
for (const flow of flows) due += await soak.begin(flow, seconds);
const pretendedPerSecond = tasksPerSecond - flows.reduce((sum, { perSecond }) => sum + perSecond, 0);

let ordered = 0;
let refused = 0;
let latestTickMs = 0;
let mostPending = 0;
const startedAtMs = performance.now();
let tickAtMs = startedAtMs;
const ticking = setInterval(() => {
  const nowMs = performance.now();
  latestTickMs = Math.max(latestTickMs, nowMs - tickAtMs - TICK_MS);
  tickAtMs = nowMs;
  const wanted = Math.floor((Math.min(nowMs - startedAtMs, seconds * 1_000) / 1_000) * pretendedPerSecond);
  const orders = Array.from({ length: wanted - ordered }, (_, i) => pretendedOrder(ordered + i));
  ordered = wanted;
  const outcomes = soak.yard.submitOrders(orders, { programs: true });
  refused += outcomes.filter((outcome) => 'reason' in outcome).length;
  const { accepted, ...counts } = scheduler.counts;
  mostPending = Math.max(mostPending, accepted - settledOf({ accepted, ...counts }));
  // Somebody changes their mind about one of them, now and then.
  if (wanted % 499 < 10) scheduler.cancel({ kind: 'task', task: accepted });
}, TICK_MS);

const memory = new MemorySamples();
await setTimeout(warmUpSeconds * 1_000);
latestTickMs = 0;
const endsAtMs = startedAtMs + seconds * 1_000;
while (performance.now() < endsAtMs) {
  memory.take();
  await setTimeout(Math.min(SAMPLE_EVERY_MS, Math.max(0, endsAtMs - performance.now())));
}
await setTimeout(2 * TICK_MS);
clearInterval(ticking);
due += ordered;
// The last arrivals of a Poisson process may come a little after its time.
while (soak.yard.submissions.toSubmit > 0) await setTimeout(TICK_MS);
const { faults: _faults, url: _url, ...target } = soak.yard.target?.state() ?? {};
await soak.finish();

const books = new LogBooks();
const lines = createInterface({ input: createReadStream(soak.logPath), crlfDelay: Number.POSITIVE_INFINITY });
for await (const line of lines) books.take(JSON.parse(line) as LogLine);

const { counts } = scheduler;
const failures = [
  ...books.end(),
  ...(isConserved(counts) && settledOf(counts) === counts.accepted ? [] : ['the books do not balance']),
  ...(counts.accepted === due && refused === 0 ? [] : [`${due} tasks were due, ${counts.accepted} accepted`]),
  ...(books.counts.accepted === counts.accepted ? [] : ['the recording lacks tasks']),
  ...flatness('heap', memory.heap, FLAT.heap),
  ...flatness('resident memory', memory.resident, FLAT.resident),
];

const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;
const course = ({ meanBytes, minBytes, maxBytes, growthBytes, samples }: MemoryCourse) =>
  `${megabytes(minBytes)} to ${megabytes(maxBytes)}, mean ${megabytes(meanBytes)}, grew by ${megabytes(growthBytes)} (line through ${samples} samples)`;
const report = {
  seconds,
  warmUpSeconds,
  tasksPerSecond: due / seconds,
  counts,
  mostPending,
  latestTickMs,
  windowMessages: soak.messages,
  target,
  events: books.events,
  logBytes: statSync(soak.logPath).size,
  heap: memory.heap,
  resident: memory.resident,
  failures,
};
if (process.argv.includes('--json')) {
  console.log(JSON.stringify(report));
} else {
  console.log(
    [
      `${(seconds / 60).toFixed(1)} min at ${report.tasksPerSecond.toFixed(0)} tasks/s, ${counts.accepted} accepted: ${counts.succeeded} succeeded, ${counts.failed} failed, ${counts.timedOut} timed out, ${counts.cancelled} cancelled; ${counts.retries} retries, ${counts.ghosts} ghosts`,
      `at most ${mostPending} pending at one time; the loop was held for ${latestTickMs.toFixed(0)} ms at most, collections included`,
      `heap after collection, from second ${warmUpSeconds} on: ${course(memory.heap)}`,
      `resident, all threads: ${course(memory.resident)}`,
      `test server: ${JSON.stringify(target)}`,
      `recording: ${books.events} events, ${megabytes(report.logBytes)}, each of them audited`,
      failures.length === 0 ? 'holds' : `DOES NOT HOLD: ${failures.join('; ')}`,
    ].join('\n'),
  );
}
if (!process.argv.includes('--keep')) soak.removeFiles();
process.exit(failures.length === 0 ? 0 : 1);

function flatness(what: string, { growthBytes, meanBytes }: MemoryCourse, share: number): string[] {
  const grown = growthBytes / meanBytes;
  return grown <= share ? [] : [`${what} grew by ${(grown * 100).toFixed(1)} % of its mean`];
}
