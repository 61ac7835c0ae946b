import { countOf, countText } from '#contract/count-text';
import { durationText } from '#contract/duration-text';
import { STATUS_MARKS } from '#contract/status-marks';
import { PRIORITIES } from '#contract/task';
import type { Ending, TaskDetail, Waiting } from '#contract/task-detail';
import type { AttemptRecord, TaskRecord } from '#contract/task-record';

/** An error in a sentence is cut to so many characters; it stands in full elsewhere. */
export const MOST_QUOTED = 140;

/** The yard's clock, as far as it keeps a task waiting. */
export interface WhyContext {
  readonly clockPaused: boolean;
}

/** One sentence on why a task is where it is, or why it ended as it did. */
export function why(detail: TaskDetail, { clockPaused }: WhyContext): string {
  const { waiting, ending, record } = detail;
  if (waiting !== null) {
    const standing =
      clockPaused && waiting.kind !== 'recording-ended' ? ' The clock is paused: nothing falls due.' : '';
    return `${sentence(whyWaiting(waiting, detail))}${standing}`;
  }
  if (ending !== null) {
    return sentence(`${STATUS_MARKS[record.phase].word}: ${whyEnded(ending, detail)}`);
  }
  return sentence(STATUS_MARKS[record.phase].word);
}

function whyWaiting(waiting: Waiting, detail: TaskDetail): string {
  const { atMs, limits, record } = detail;
  const which = (attempt: number) => attemptText(attempt, limits.maxAttempts, 'now');
  switch (waiting.kind) {
    case 'running':
      return `${which(waiting.attempt)} runs on lane ${waiting.lane}${nextDeadline(detail)}`;
    case 'backing-off': {
      const leftMs = waiting.dueMs - atMs;
      const when = leftMs <= 0 ? 'is due now' : `is due in ${durationText(leftMs)}`;
      const where =
        waiting.lane === null ? 'no lane is held for it meanwhile' : `lane ${waiting.lane} is held for it`;
      return `${which(record.attempts.length + 1)} ${when}; ${where}`;
    }
    case 'behind-ghost':
      return `its delay is over, but on lane ${waiting.lane}, which is held for it, the body of an earlier attempt still runs`;
    case 'ready':
      return whyReady(waiting);
    case 'recording-ended':
      return `${STATUS_MARKS[record.phase].word} when the recording ended: what became of it is not known`;
    default:
      return waiting satisfies never;
  }
}

function whyReady(waiting: Extract<Waiting, { kind: 'ready' }>): string {
  const { dispatchHeld, tokenInMs } = waiting;
  const ahead = aheadText(waiting);
  const lanes = lanesText(waiting);
  const parts: string[] = [];
  if (dispatchHeld) parts.push('dispatch is held, so that nothing starts');
  parts.push(ahead ?? 'next in line');
  if (lanes !== null) parts.push(lanes);
  if (tokenInMs !== null && tokenInMs > 0) parts.push(`next token in ${durationText(tokenInMs)}`);
  const isFree = !dispatchHeld && ahead === null && lanes === null && (tokenInMs ?? 0) === 0;
  return isFree ? 'next in line, and free to start now' : parts.join('; ');
}

/** `2 high, 1 medium ahead`; null: nobody is. */
function aheadText({ ahead, orMore }: Extract<Waiting, { kind: 'ready' }>): string | null {
  const levels = PRIORITIES.filter((priority) => ahead[priority] > 0);
  if (levels.length === 0) return orMore ? 'some ahead' : null;
  const counts = levels.map((priority) => `${countText(ahead[priority])} ${priority}`).join(', ');
  return `${counts}${orMore ? ' or more' : ''} ahead`;
}

/** What is short about lanes; null: nothing. */
function lanesText({
  lane,
  openLanes,
  busyLanes,
  ahead,
}: Extract<Waiting, { kind: 'ready' }>): string | null {
  if (lane !== null) return `lane ${lane} is held for it`;
  if (openLanes === 0) return 'no lane is open';
  const free = openLanes - busyLanes;
  if (free <= 0) return openLanes === 1 ? 'the only lane is busy' : `all ${openLanes} lanes busy`;
  const isBehindOthers = PRIORITIES.some((priority) => ahead[priority] > 0);
  return isBehindOthers ? `${free} of ${countOf(openLanes, 'lane')} free` : null;
}

function nextDeadline({ deadlines, atMs }: TaskDetail): string {
  const [first] = deadlines;
  if (first === undefined) return '; nothing limits how long';
  const name = first.kind === 'total-timeout' ? 'total timeout' : 'timeout';
  const leftMs = first.atMs - atMs;
  return leftMs <= 0 ? `; its ${name} is due now` : `; its ${name} is due in ${durationText(leftMs)}`;
}

function whyEnded(ending: Ending, detail: TaskDetail): string {
  const { record, limits } = detail;
  switch (ending.kind) {
    case 'succeeded':
      return succeededText(ending.attempt, limits.maxAttempts, record.attempts);
    case 'attempts-used':
      return `${attemptsUsedText(record.attempts.length, ending.maxAttempts)}${lastError(record)}`;
    case 'final-error': {
      const left = Math.max(0, limits.maxAttempts - record.attempts.length);
      return `its error allows no retry, with ${countOf(left, 'attempt')} left${lastError(record)}`;
    }
    case 'no-retry-in-shutdown':
      return `it would have been retried, but the yard was shutting down${lastError(record)}`;
    // A deadline keeps the length it started with, whatever the limits say by now: the error tells it.
    case 'queue-timeout':
      return `${record.error?.message ?? 'not started in time'}, its queue timeout`;
    case 'total-timeout':
      return `${record.error?.message ?? 'not done in time'}, its total timeout; ${countOf(record.attempts.length, 'attempt')} started`;
    case 'cancelled':
      return cancelledText(ending, record);
    default:
      return ending satisfies never;
  }
}

function succeededText(attempt: number, maxAttempts: number, attempts: readonly AttemptRecord[]): string {
  if (attempt === 1) return 'at its first attempt';
  const before = attempts.slice(0, attempt - 1);
  const failed = before.filter(({ outcome }) => outcome === 'failed').length;
  const timedOut = before.filter(({ outcome }) => outcome === 'timed-out').length;
  const parts = [
    ...(failed > 0 ? [`${failed} failed`] : []),
    ...(timedOut > 0 ? [`${timedOut} timed out`] : []),
  ];
  return `at ${attemptText(attempt, maxAttempts, 'then')}, after ${parts.join(' and ')}`;
}

/** A limit that was lowered meanwhile may be below what was granted before. */
function attemptText(attempt: number, maxAttempts: number, by: 'now' | 'then'): string {
  if (attempt <= maxAttempts) return `attempt ${attempt} of ${maxAttempts}`;
  return `attempt ${attempt} (only ${maxAttempts} allowed by ${by})`;
}

/** The same for what has been used. */
function attemptsUsedText(used: number, maxAttempts: number): string {
  if (used > maxAttempts) return `${used} attempts used, and only ${maxAttempts} allowed by then`;
  return used === 1 ? 'its only attempt used' : `all ${used} attempts used`;
}

function cancelledText({ reason }: Extract<Ending, { kind: 'cancelled' }>, record: TaskRecord): string {
  const where = whereItStood(record);
  switch (reason) {
    case 'user':
      return `on request, ${where}`;
    case 'shutdown':
      return `by the shutdown of the yard, ${where}`;
    case 'dropped':
      return `dropped from the full queue to make room for another, ${where}`;
    case 'grace-expired':
      return `the grace period of the shutdown passed, ${where}`;
    default:
      return reason satisfies never;
  }
}

function whereItStood({ attempts }: TaskRecord): string {
  const last = attempts.at(-1);
  if (last === undefined) return 'before it started';
  if (last.outcome === 'cancelled') return `during attempt ${last.attempt}`;
  return `while it waited for attempt ${last.attempt + 1}`;
}

function lastError({ attempts, error }: TaskRecord): string {
  const { message } = error ?? attempts.at(-1)?.error ?? { message: '' };
  if (message === '') return '';
  const one = attempts.length === 1 ? 'the error' : 'the last error';
  const quoted = message.length > MOST_QUOTED ? `${message.slice(0, MOST_QUOTED).trimEnd()} …` : message;
  return `; ${one} was “${quoted}”`;
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
