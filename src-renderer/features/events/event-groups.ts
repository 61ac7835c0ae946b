import type { TaskPhase } from '#contract/task';
import type { TaskEvent } from '#contract/task-event';

/** What events are about, in the order of a task's life. */
export const EVENT_GROUPS = ['arrivals', 'starts', 'verdicts', 'retries', 'ends', 'yard'] as const;
export type EventGroup = (typeof EVENT_GROUPS)[number];

export const GROUP_HELP: Readonly<Record<EventGroup, string>> = {
  arrivals: 'Tasks accepted, and submissions refused',
  starts: 'Attempts started',
  verdicts: 'Attempts settled, and bodies that stopped after their verdict',
  retries: 'Retries scheduled',
  ends: 'Tasks settled',
  yard: 'Lanes, limits and the shutdown',
};

export function groupOf({ type }: TaskEvent): EventGroup {
  switch (type) {
    case 'task-submitted':
    case 'task-rejected':
      return 'arrivals';
    case 'attempt-started':
      return 'starts';
    case 'attempt-settled':
    case 'attempt-stopped':
      return 'verdicts';
    case 'retry-scheduled':
      return 'retries';
    case 'task-settled':
      return 'ends';
    case 'lane-opened':
    case 'lane-closed':
    case 'limits-changed':
    case 'shutdown-requested':
    case 'shutdown-completed':
      return 'yard';
    default:
      return type satisfies never;
  }
}

/** The phase that a task is in after the event, for its mark and colour; null where it tells of none. */
export function phaseAfter(event: TaskEvent): TaskPhase | null {
  switch (event.type) {
    case 'task-submitted':
      return 'queued';
    case 'attempt-started':
      return 'running';
    case 'attempt-settled':
      return event.outcome;
    case 'retry-scheduled':
      return 'backing-off';
    case 'task-settled':
      return event.status;
    default:
      return null;
  }
}
