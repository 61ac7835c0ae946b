import type { LaneId } from '#contract/task';

export function attemptsOf(count: number): string {
  return count === 1 ? '1 attempt' : `${count} attempts`;
}

const MAX_LINE_TEXT = 200;

/** What a body said, fit for one line: control characters would break it, or drive the terminal. */
export function oneLine(text: string): string {
  const start = text.length > MAX_LINE_TEXT ? `${text.slice(0, MAX_LINE_TEXT)}…` : text;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not pass
  return start.replace(/[\u0000-\u001f\u007f-\u009f]+/g, ' ');
}

/** What a second Ctrl+C is told. */
export const CANCELLING = 'Cancelling what still runs. Ctrl+C again leaves at once.';

/** What a third Ctrl+C is told. */
export function leavingAtOnce(hanging: readonly LaneId[]): string {
  return `Leaving at once; ${describeHang(hanging)}.`;
}

function describeHang(lanes: readonly LaneId[]): string {
  if (lanes.length === 0) return 'no lane hangs';
  return lanes.length === 1 ? `lane ${lanes[0]} hangs` : `lanes ${lanes.join(', ')} hang`;
}
