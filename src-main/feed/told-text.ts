import type { TaskError } from '#contract/task';
import type { TaskEvent } from '#contract/task-event';

/** Longest output or message that goes to a window with many others, in UTF-16 code units. */
export const MAX_TOLD_TEXT = 2_000;

/** As many lists show it: a window asks for a single task to see it whole. */
export function toldText(text: string): string {
  return text.length <= MAX_TOLD_TEXT ? text : `${text.slice(0, MAX_TOLD_TEXT)}… [${text.length} characters]`;
}

export function toldError(error: TaskError): TaskError {
  return isLong(error.name) || isLong(error.message)
    ? { ...error, name: toldText(error.name), message: toldText(error.message) }
    : error;
}

/** The events as windows are told of them, which keep thousands: with long texts cut. Mostly the very same list. */
export function toldEvents(events: readonly TaskEvent[]): readonly TaskEvent[] {
  return events.some(hasLongText) ? events.map(toldEvent) : events;
}

function toldEvent(event: TaskEvent): TaskEvent {
  if (!hasLongText(event)) return event;
  const { output, error } = event;
  return {
    ...event,
    ...(output === undefined ? null : { output: toldText(output) }),
    ...(error === undefined ? null : { error: toldError(error) }),
  };
}

type Ended = Extract<TaskEvent, { readonly output?: string }>;

function hasLongText(event: TaskEvent): event is Ended {
  if (event.type !== 'attempt-settled' && event.type !== 'task-settled') return false;
  const { output, error } = event;
  return isLong(output) || (error !== undefined && (isLong(error.name) || isLong(error.message)));
}

function isLong(text: string | undefined): boolean {
  return text !== undefined && text.length > MAX_TOLD_TEXT;
}
