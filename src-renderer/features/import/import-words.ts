import { countOf, countText } from '#contract/count-text';
import { PRIORITIES } from '#contract/task';
import type { TaskListSummary } from '#contract/task-import';
import type { SubmitReceipt } from '#contract/yard-api';

/** `3 normal, 2 http`, of which only so many kinds are told. */
export function kindsText({ kinds, tasks }: TaskListSummary): string {
  const told = kinds.map((of) => `${countText(of.tasks)} ${of.kind}`);
  const rest = tasks - kinds.reduce((sum, of) => sum + of.tasks, 0);
  return [...told, ...(rest > 0 ? [`${countText(rest)} of other kinds`] : [])].join(', ');
}

export function prioritiesText({ priorities }: TaskListSummary): string {
  const told = PRIORITIES.filter((level) => priorities[level] > 0);
  return told.map((level) => `${countText(priorities[level])} ${level}`).join(', ');
}

export function namesText({ names, tasks }: TaskListSummary): string {
  return names.join(', ') + (tasks > names.length ? ', …' : '');
}

/** How many tasks run programs, as far as these are shown: `12 commands`, `at least 400 programs`. */
export function programsText({ programs, programCount }: TaskListSummary): string {
  const tasks = programs.reduce((sum, program) => sum + program.tasks, 0);
  const [first] = programs;
  const isOneSort = programs.every(({ executor }) => executor === first?.executor);
  const noun = isOneSort && programCount === programs.length ? (first?.executor ?? 'program') : 'program';
  return `${programCount > programs.length ? 'at least ' : ''}${countOf(tasks, noun)}`;
}

/** What a press does, as its button says it. */
export function confirmText(list: TaskListSummary): string {
  if (list.programs.length === 0) return `Submit ${countOf(list.tasks, 'task')}`;
  const programs = programsText(list);
  const isAll = list.programs.reduce((sum, { tasks }) => sum + tasks, 0) === list.tasks;
  return isAll ? `Run ${programs}` : `Submit ${countOf(list.tasks, 'task')}, run ${programs}`;
}

const REASONS = {
  'queue-full': 'the queue is full',
  shutdown: 'the yard is shutting down',
  stopped: 'the yard is stopped',
} as const;

/** What became of a list that was submitted. */
export function importedText({
  accepted,
  rejected,
  neverSubmitted,
  reason,
  toSubmit,
}: SubmitReceipt): string {
  const refused = rejected + neverSubmitted;
  const parts = [`${countOf(accepted, 'task')} accepted`];
  if (refused > 0) {
    parts.push(`${countText(refused)} rejected${reason === null ? '' : ` (${REASONS[reason]})`}`);
  }
  if (toSubmit > 0) parts.push(`${countText(toSubmit)} follow`);
  return `${parts.join(', ')}.`;
}
