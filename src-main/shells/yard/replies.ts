import type { Problem, Reply } from '#contract/problem';
import type { TaskId } from '#contract/task';

export function done<T>(value: T): Reply<T> {
  return { ok: true, value };
}

export function refused(problem: Problem): Reply<never> {
  return { ok: false, problems: [problem] };
}

/** A task or a lane was named, of a run that is not the one that is on. */
export const OTHER_RUN: Problem = {
  field: 'run',
  expected: 'the run that is on',
  got: 'another one, which is over',
};

/** What was asked of a run's tasks takes its time, and the run is not there any more. */
export const RUN_OVER: Problem = {
  field: 'command',
  expected: 'the run to be there until it is answered',
  got: 'a run that has ended',
};

export function unknownTask(task: TaskId): Problem {
  return { field: 'task', expected: 'a task that is still known', got: String(task) };
}
