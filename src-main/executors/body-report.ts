import type { TaskError } from '#contract/task';

/** Longest output or error message that is kept, in UTF-16 code units (64 Ki). */
export const MAX_REPORT_LENGTH = 65_536;

/** A body's output as the log keeps it: text only, cut where it is too long. */
export function cutOutput(output: unknown): string | undefined {
  return typeof output === 'string' ? cut(output) : undefined;
}

/** Whatever a body threw, as the log tells it. Never throws itself. */
export function taskErrorOf(thrown: unknown): TaskError {
  try {
    return describeThrown(thrown);
  } catch {
    return { name: 'Error', message: 'the body threw something that cannot be read' };
  }
}

function describeThrown(thrown: unknown): TaskError {
  if (!(thrown instanceof Error))
    return { name: 'NonError', message: cut(`the body threw ${String(thrown)}`) };
  const name = cut(String(thrown.name));
  const message = cut(String(thrown.message));
  const isFinal = 'retryable' in thrown && thrown.retryable === false;
  return isFinal ? { name, message, retryable: false } : { name, message };
}

function cut(text: string): string {
  if (text.length <= MAX_REPORT_LENGTH) return text;
  return `${text.slice(0, MAX_REPORT_LENGTH)}… [cut, ${text.length} characters in all]`;
}
