import { countOf, countText } from '#contract/count-text';
import { pendingOf, settledOf } from '#contract/counts';
import { durationText } from '#contract/duration-text';
import { limitChangeText } from '#contract/limit-change-text';
import { limitChanges } from '#contract/limit-changes';
import { STATUS_MARKS } from '#contract/status-marks';
import type { RejectReason, TaskError } from '#contract/task';
import type { ShutdownMode, TaskEvent, TaskSettled, TaskSubmitted } from '#contract/task-event';
import { CANCEL_WORDS } from '../../components/cancel-words';
import type { EventLine, EventLines } from '../../state/event-log';

/** What happened, in words. Which task and which lane stands beside it. */
export function eventWords(line: EventLine, log: Pick<EventLines, 'limitsBefore'>): string {
  switch (line.type) {
    case 'gap':
      return `${countOf(line.toSeq - line.fromSeq + 1, 'event')} not shown one by one`;
    case 'limits-changed': {
      const before = log.limitsBefore(line);
      const changes = before === null ? [] : limitChanges(before, line.limits);
      return changes.length === 0
        ? 'limits set'
        : `limits changed: ${changes.map(limitChangeText).join(', ')}`;
    }
    default:
      return wordsOf(line);
  }
}

function wordsOf(event: Exclude<TaskEvent, { readonly type: 'limits-changed' }>): string {
  switch (event.type) {
    case 'lane-opened':
      return 'open for work';
    case 'lane-closed':
      return 'closed';
    case 'task-submitted':
      return submittedWords(event);
    case 'task-rejected':
      return `${event.name} refused: ${REJECT_WORDS[event.reason]}`;
    case 'attempt-started':
      return `attempt ${event.attempt} starts`;
    case 'attempt-settled':
      return `attempt ${event.attempt} ${STATUS_MARKS[event.outcome].word}${because(event.output, event.error)}`;
    case 'attempt-stopped':
      return `the body of attempt ${event.attempt} has stopped only now; the lane is free of it`;
    case 'retry-scheduled': {
      const where = event.lane === null ? '' : '; the lane waits with it';
      return `attempt ${event.attempt} in ${durationText(event.delayMs)}${where}`;
    }
    case 'task-settled':
      return settledWords(event);
    case 'shutdown-requested': {
      const grace = event.graceMs === null ? 'no limit of time' : `${durationText(event.graceMs)} of grace`;
      return `shutdown asked for: ${SHUTDOWN_WORDS[event.mode]}, ${grace}`;
    }
    case 'shutdown-completed': {
      const { counts } = event;
      return `shut down: ${countText(settledOf(counts))} of ${countText(counts.accepted)} settled, ${countText(pendingOf(counts))} pending`;
    }
    default:
      return event satisfies never;
  }
}

function submittedWords(event: TaskSubmitted): string {
  const late =
    event.intendedAtMs === undefined
      ? ''
      : `, ${durationText(event.atMs - event.intendedAtMs)} after it was due`;
  return `${event.name} accepted, ${event.priority} priority${late}`;
}

function settledWords({ status, attempts, output, error, reason }: TaskSettled): string {
  const after = attempts === 0 ? 'before any attempt' : `after ${countOf(attempts, 'attempt')}`;
  const why = reason === undefined ? because(output, error) : `: ${CANCEL_WORDS[reason]}`;
  return `${STATUS_MARKS[status].word} ${after}${why}`;
}

function because(output: string | undefined, error: TaskError | undefined): string {
  if (error !== undefined) {
    const final = error.retryable === false ? ' (no retry may follow)' : '';
    return `: ${error.name}: ${error.message}${final}`;
  }
  return output === undefined || output === '' ? '' : `: ${output}`;
}

const REJECT_WORDS: Readonly<Record<RejectReason, string>> = {
  'queue-full': 'the queue is full',
  shutdown: 'the yard shuts down',
  stopped: 'the yard is stopped',
};

const SHUTDOWN_WORDS: Readonly<Record<ShutdownMode, string>> = {
  'finish-running': 'finish what runs',
  'finish-all': 'finish everything',
  'cancel-now': 'cancel now',
};
