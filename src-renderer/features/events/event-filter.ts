import type { TaskId } from '#contract/task';
import { isTaskBound } from '#contract/task-record';
import type { EventLine, EventLines } from '../../state/event-log';
import { type EventGroup, groupOf } from './event-groups';
import { eventWords } from './event-words';

/** Which events to show. */
export interface EventFilter {
  /** Groups left out. */
  readonly hidden: ReadonlySet<EventGroup>;
  /** Found in type, words or, as `#12` or `12`, the task's number, whatever the case; empty: all. */
  readonly text: string;
  /** Only those that speak of this task; null: all. */
  readonly task: TaskId | null;
}

export const NOTHING_HIDDEN: ReadonlySet<EventGroup> = new Set();
export const ALL_EVENTS: EventFilter = { hidden: NOTHING_HIDDEN, text: '', task: null };

/** Whether a line passes. A gap always does: what is looked for may be in it. */
export function matcherOf(filter: EventFilter, log: EventLines): (line: EventLine) => boolean {
  const { hidden, task } = filter;
  const text = filter.text.trim().toLowerCase();
  const exactTask = /^#\d+$/.test(text) ? Number(text.slice(1)) : null;
  const maybeTask = /^\d+$/.test(text) ? Number(text) : null;

  function matchesText(line: EventLine, lineTask: TaskId | null): boolean {
    if (text === '') return true;
    if (exactTask !== null) return lineTask === exactTask;
    if (maybeTask !== null && lineTask === maybeTask) return true;
    return line.type.includes(text) || eventWords(line, log).toLowerCase().includes(text);
  }

  return (line) => {
    if (line.type === 'gap') return true;
    const lineTask = isTaskBound(line) ? line.task : null;
    if (hidden.has(groupOf(line)) || (task !== null && lineTask !== task)) return false;
    return matchesText(line, lineTask);
  };
}
