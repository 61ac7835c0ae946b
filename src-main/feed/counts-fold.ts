import { COUNT_OF_OUTCOME, type Counts } from '#contract/counts';
import type { TaskPhase } from '#contract/task';
import type { TaskEvent } from '#contract/task-event';

/**
 * The books after one more event.
 *
 * @param counts is changed
 * @param before the phase of the event's task until now; null where it has none yet or the event is no task's
 */
export function countEvent(counts: Counts, event: TaskEvent, before: TaskPhase | null): void {
  switch (event.type) {
    case 'task-submitted':
      counts.accepted++;
      counts.queued++;
      return;
    case 'task-rejected':
      counts.rejected++;
      return;
    case 'attempt-started':
      leave(counts, before);
      counts.running++;
      counts.attempts++;
      return;
    case 'retry-scheduled':
      leave(counts, before);
      counts.backingOff++;
      counts.retries++;
      return;
    case 'attempt-stopped':
      counts.ghosts++;
      return;
    case 'task-settled':
      leave(counts, before);
      counts[COUNT_OF_OUTCOME[event.status]]++;
      return;
    case 'attempt-settled':
    case 'lane-opened':
    case 'lane-closed':
    case 'limits-changed':
    case 'shutdown-requested':
    case 'shutdown-completed':
      return;
    default:
      event satisfies never;
  }
}

function leave(counts: Counts, phase: TaskPhase | null): void {
  if (phase === 'queued') counts.queued--;
  else if (phase === 'running') counts.running--;
  else if (phase === 'backing-off') counts.backingOff--;
}
