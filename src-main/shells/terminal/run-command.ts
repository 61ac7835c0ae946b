import { pendingOf } from '#contract/counts';
import type { Clock } from '../../engine/ports';
import { shownProgram } from '../../workloads/task-list/shown-program';
import { VirtualClock } from '../world/virtual-clock';
import type { WrittenFile } from './file-text';
import { Interrupts } from './interrupt';
import { describeLimits } from './limits-text';
import { paintAnsi, paintNothing } from './paint';
import { RunListeners } from './run-listeners';
import { type RunPlan, realWorkOf, tasksOf } from './run-plan';
import { reportRun } from './run-report';
import { RunSession } from './run-session';
import { describeTotals, listResults } from './summary';
import type { TerminalWorld } from './terminal-world';
import { BufferedSink, type TextSink } from './text-sink';
import { UsageError } from './usage-error';

/** How a run may end, as the shell around it sees it. */
export const EXIT = { done: 0, notDone: 1, wrongUsage: 2 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Steps of a virtual clock, and milliseconds, between two looks at what waits outside. */
const STEPS_A_LOOK = 256;
const BREATH_EVERY_MS = 50;

/**
 * Runs the plan and tells of it.
 *
 * @returns `done` where everything accepted settled and could be told; under `--strict` only where besides
 *   every task succeeded
 * @throws UsageError where the log cannot be written to the place named; nothing has run then
 */
export async function executeRun(plan: RunPlan, world: TerminalWorld): Promise<ExitCode> {
  const file = openRecord(plan, world);
  const flushSoon = plan.clock === 'real' ? (flush: () => void) => world.soon(flush) : null;
  const stdout = new BufferedSink(world.stdout, flushSoon);
  const stderr = new BufferedSink(world.stderr, flushSoon);
  const log = file === null ? (plan.record === '-' ? stdout : null) : new BufferedSink(file.write, flushSoon);
  try {
    return await run(plan, world, { stdout, stderr, log });
  } finally {
    for (const sink of [stdout, stderr, log]) sink?.flush();
    file?.close();
  }
}

interface Sinks {
  readonly stdout: TextSink;
  readonly stderr: TextSink;
  readonly log: TextSink | null;
}

async function run(plan: RunPlan, world: TerminalWorld, sinks: Sinks): Promise<ExitCode> {
  const { stdout, stderr, log } = sinks;
  const people = plan.output === 'json' || log === stdout ? stderr : stdout;
  const paint = world.hasColours && people === stdout ? paintAnsi : paintNothing;
  const seed = plan.seed ?? world.drawSeed();
  const listeners = new RunListeners({ log, people, paint, output: plan.output });
  const virtualClock = plan.clock === 'virtual' ? new VirtualClock() : null;
  const clock: Clock = virtualClock ?? world.realClock();
  const firstWork = realWorkOf(plan);
  const work = firstWork === undefined ? null : world.openRealWork();
  const session = new RunSession({
    plan,
    clock,
    ...(work === null ? null : { executors: work.executors }),
    sink: listeners.take,
    identity: { app: world.app, seed, startedAt: plan.clock === 'virtual' ? null : world.timeOfDay() },
  });
  const say = (line: string) => {
    people.write(`${line}\n`);
    people.flush();
  };
  const interrupts = new Interrupts({ session, graceMs: plan.interruptGraceMs, say });
  const undoInterrupts = world.onInterrupt(() => interrupts.take());
  if (plan.output === 'lines') people.write(describePlan(plan, seed));
  try {
    if (firstWork !== undefined) await work?.prepare(firstWork);
    session.begin();
    if (virtualClock === null) await watchOver(session, sinks, world);
    else await drive(virtualClock, session, sinks, world);
  } finally {
    // Whoever leaves at once waits for nothing, and from here on the next Ctrl+C ends this program without a word.
    if (session.scheduler.phase !== 'stopped') work?.kill();
    undoInterrupts();
    await work?.close();
  }

  const { counts } = session.scheduler;
  const pending = pendingOf(counts);
  const figures = listeners.figures();
  if (figures === null) throw new Error('a run that has begun has written no header');
  const report = reportRun(counts, figures, listeners.endedAtMs, seed);
  if (plan.output === 'json') {
    stdout.write(`${JSON.stringify(report)}\n`);
  } else {
    const settled = counts.accepted - pending;
    if (plan.output === 'lines')
      people.write(`\n${listResults(listeners.results.results(), settled, paint)}\n`);
    const notes = { clock: plan.clock, abandoned: session.abandoned, pending, ghosts: counts.ghosts };
    people.write(describeTotals(report, notes, paint));
  }
  for (const sink of [stdout, log]) sink?.flush();

  const failure = tellFailure(sinks);
  if (pending > 0 || session.scheduler.phase !== 'stopped' || failure) return EXIT.notDone;
  const haveAllSucceeded = counts.succeeded === tasksOf(plan);
  return plan.isStrict && !haveAllSucceeded ? EXIT.notDone : EXIT.done;
}

/** Jumps from timer to timer until the run is over, with a breath now and then. */
async function drive(
  clock: VirtualClock,
  session: RunSession,
  sinks: Sinks,
  world: TerminalWorld,
): Promise<void> {
  let breathAtMs = world.hostNowMs() + BREATH_EVERY_MS;
  while (!session.isOver) {
    for (let left = STEPS_A_LOOK; left > 0 && !session.isOver; left--) {
      if (!clock.step()) throw new Error('the run stands still: work is pending and no timer is set');
    }
    cancelIfUntold(session, sinks);
    if (world.hostNowMs() < breathAtMs) continue;
    await world.breathe();
    breathAtMs = world.hostNowMs() + BREATH_EVERY_MS;
  }
}

/** Waits for the end of a run on a clock that goes by itself. */
async function watchOver(session: RunSession, sinks: Sinks, world: TerminalWorld): Promise<void> {
  const look = () => {
    if (session.isOver) return;
    cancelIfUntold(session, sinks);
    world.soon(look);
  };
  world.soon(look);
  await session.whenOver;
}

/** A run that nobody can be told of any more is not worth its time. */
function cancelIfUntold(session: RunSession, { stdout, log }: Sinks): void {
  if (stdout.failure === null && (log?.failure ?? null) === null) return;
  if (session.scheduler.phase === 'running' || session.scheduler.phase === 'draining') {
    session.scheduler.requestShutdown('cancel-now', null);
  }
}

/** True where something could not be written, other than to a reader that had enough. */
function tellFailure({ stdout, stderr, log }: Sinks): boolean {
  const failures = [stdout, log].flatMap((sink) => sink?.failure ?? []);
  const real = failures.filter((failure) => !('code' in failure && failure.code === 'EPIPE'));
  for (const failure of real) stderr.write(`switchyard: could not write: ${failure.message}\n`);
  return real.length > 0;
}

function openRecord(plan: RunPlan, world: TerminalWorld): WrittenFile | null {
  const { record } = plan;
  if (record === null || record === '-') return null;
  try {
    return world.createFile(record);
  } catch (error) {
    const got = `${JSON.stringify(record)} (${error instanceof Error ? error.message : String(error)})`;
    throw new UsageError([{ field: '--record', expected: 'a file that can be written, or -', got }]);
  }
}

function describePlan(plan: RunPlan, seed: number): string {
  const count = tasksOf(plan);
  const tasks = count === 1 ? '1 task' : `${count} tasks`;
  return `Switchyard: ${tasks} to submit${describeProgramOf(plan)}, ${describeLimits(plan.limits)}; seed ${seed}, ${plan.clock} clock\n\n`;
}

/** What a scenario file has each task run: whoever wrote it need not be whoever runs it. */
function describeProgramOf({ list, workload: { work } }: RunPlan): string {
  if (list !== null || (work?.executor !== 'command' && work?.executor !== 'script')) return '';
  const { text, cwd } = shownProgram(work);
  return `, each of which runs ${text}${cwd === null ? '' : ` in ${cwd}`}`;
}
