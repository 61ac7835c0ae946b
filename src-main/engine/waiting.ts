import type { Priority } from '#contract/task';
import { MAX_AHEAD, type Waiting } from '#contract/task-detail';
import { eligibleFor } from './ready-level';
import type { RunState } from './run-state';
import type { Task } from './task';

/** Why a pending task is where it is, by the rules that the dispatcher goes by; changes nothing. */
export function waitingOf(state: RunState, task: Task): Waiting {
  const { attempt, retryAlarm, heldLane } = task;
  if (attempt !== null) return { kind: 'running', lane: attempt.lane, attempt: attempt.attempt };
  const lane = heldLane?.number ?? null;
  if (retryAlarm !== null) return { kind: 'backing-off', dueMs: retryAlarm.dueMs, lane };
  if (task.fifo === null) {
    if (lane === null) throw new Error(`task ${task.id} is pending, and neither runs nor waits for anything`);
    // Its delay is over and it is not ready: the lane that is held for it is not free of its last body.
    return { kind: 'behind-ghost', lane };
  }
  const { lanes, isDispatchHeld } = state;
  return {
    kind: 'ready',
    ...aheadOf(state, task),
    lane,
    openLanes: lanes.open,
    busyLanes: lanes.occupied,
    tokenInMs: tokenInMs(state, task),
    dispatchHeld: isDispatchHeld,
  };
}

/**
 * Plays the dispatcher's part on paper: starts what could start, and where nothing can, lets come what the
 * task lacks. A token comes before a lane: when the one will be there is known, and when the other will is
 * not. So what needs no lane, a retry on a lane of its own, goes before what does.
 */
function aheadOf({ ready, lanes, bucket, limits, time }: RunState, task: Task) {
  const ahead: Record<Priority, number> = { high: 0, medium: 0, low: 0 };
  const spendsToken = ({ attempts }: Task) =>
    bucket !== null && (attempts === 0 || limits.retriesSpendTokens);
  let tokens = bucket === null ? Number.POSITIVE_INFINITY : bucket.whole(time.nowMs);
  let idle = lanes.idle;
  const walk = ready.walk();
  let looked = 0;
  for (;;) {
    const hasToken = tokens > 0;
    const eligible = eligibleFor(idle > 0, hasToken, hasToken || !limits.retriesSpendTokens);
    const next = walk.next(eligible, time.nowMs);
    if (next === task) return { ahead, orMore: false };
    if (next !== null) {
      if (looked++ === MAX_AHEAD) return { ahead, orMore: true };
      ahead[next.spec.priority]++;
      if (spendsToken(next)) tokens--;
      if (next.heldLane === null) idle--;
    } else if (tokens === 0 && spendsToken(task)) {
      tokens = 1;
    } else {
      idle = 1;
    }
  }
}

function tokenInMs({ bucket, limits, time }: RunState, task: Task): number | null {
  if (bucket === null || (task.attempts > 0 && !limits.retriesSpendTokens)) return null;
  return bucket.nextInMs(time.nowMs);
}
