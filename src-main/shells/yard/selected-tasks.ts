import type { Reply } from '#contract/problem';
import type { TaskSelection } from '#contract/results-query';
import { PENDING_PHASES, type TaskId } from '#contract/task';
import type { YardCommands } from '#contract/yard-api';
import type { Scheduler } from '../../engine/scheduler';
import type { YardFeed } from '../../feed/yard-feed';
import { CopiedTasks } from '../../workloads/copied-tasks';
import type { WindowGrants } from './commanded-yard';
import { done, RUN_OVER, refused } from './replies';
import type { Submissions } from './submissions';

/** Tasks that end in one step of the engine: it takes a few milliseconds. */
export const CANCELS_PER_STEP = 1_000;

/** The parts of a yard that act on several tasks. */
export interface SelectableYard {
  readonly scheduler: Scheduler;
  readonly feed: YardFeed;
  readonly submissions: Submissions;
}

/**
 * Cancels those that are pending among the tasks selected, in steps between which the yard goes on. What
 * waits is cancelled before what runs, or else it would start on the lanes that become free.
 */
export async function cancelSelected(
  yard: SelectableYard,
  selection: TaskSelection,
): Promise<Reply<YardCommands['cancel']['value']>> {
  const { run } = yard.feed;
  const tasks = await selectedTasks(yard, pendingAmong(selection));
  if (tasks === null) return refused(RUN_OVER);
  const running: TaskId[] = [];
  const cancelWaiting = (step: Float64Array) => {
    const waiting: TaskId[] = [];
    for (const task of step) (isRunning(yard, task) ? running : waiting).push(task);
    return yard.scheduler.cancel({ kind: 'tasks', tasks: waiting });
  };
  const cancelRunning = (step: Float64Array) =>
    yard.scheduler.cancel({ kind: 'tasks', tasks: Array.from(step) });
  const waited = await inSteps(yard, run, tasks, cancelWaiting);
  const ran = await inSteps(yard, run, Float64Array.from(running), cancelRunning);
  return done({ cancelled: waited + ran });
}

/**
 * Submits the tasks selected once more, each only when its turn has come. Programs are passed over where who asks may
 * run none; where nothing else had its turn, and nothing else can, it is refused.
 */
export async function resubmitSelected(
  yard: SelectableYard,
  selection: TaskSelection,
  { programs }: WindowGrants,
): Promise<Reply<YardCommands['resubmit']['value']>> {
  const { feed, submissions } = yard;
  const { run } = feed;
  const tasks = await selectedTasks(yard, selection);
  if (tasks === null || feed.run !== run) return refused(RUN_OVER);
  const copies = new CopiedTasks(tasks, {
    specOf: (task) => feed.specOf(task),
    allowsPrograms: programs === true,
  });
  const submitted = submissions.submitGiven(copies);
  if (!submitted.ok) return submitted;
  const { forgotten, notAllowed } = copies;
  if (notAllowed > 0 && notAllowed === copies.count) {
    const expected = `a task that may be run from here (${programs})`;
    return refused({ field: 'target', expected, got: 'scripts and commands only' });
  }
  return done({ ...submitted.value, forgotten, notAllowed });
}

/** Their numbers, each once; null where the run ends meanwhile. */
async function selectedTasks(
  { feed }: SelectableYard,
  selection: TaskSelection,
): Promise<Float64Array | null> {
  return selection.kind === 'tasks'
    ? Float64Array.from(new Set(selection.tasks))
    : feed.desk.tasks(selection);
}

/** Cancels step by step as long as the run is on: another one's tasks would have the same numbers. */
async function inSteps(
  { feed }: SelectableYard,
  run: number,
  tasks: Float64Array,
  cancel: (step: Float64Array) => number,
): Promise<number> {
  let cancelled = 0;
  for (let from = 0; from < tasks.length && feed.run === run; from += CANCELS_PER_STEP) {
    if (from > 0) await feed.desk.turn();
    if (feed.run === run) cancelled += cancel(tasks.subarray(from, from + CANCELS_PER_STEP));
  }
  return cancelled;
}

function pendingAmong(selection: TaskSelection): TaskSelection {
  if (selection.kind === 'tasks') return selection;
  const { phases } = selection;
  return {
    ...selection,
    phases: PENDING_PHASES.filter((phase) => phases === null || phases.includes(phase)),
  };
}

function isRunning({ feed }: SelectableYard, task: TaskId): boolean {
  return feed.task(task)?.phase === 'running';
}
