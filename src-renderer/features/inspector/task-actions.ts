import type { TaskDetail } from '#contract/task-detail';

/** What the window knows of a task's surroundings, for what may be done to it. */
export interface ActionGround {
  readonly connected: boolean;
  /** Why the yard takes no new work; null: it does. */
  readonly intakeClosed: string | null;
  /** A new run has begun since. */
  readonly isPast: boolean;
}

const OFFLINE = 'No connection to the yard.';
const PAST = 'It belongs to an earlier run.';
const NO_SPEC = 'What was submitted is not known any more.';

/** Why the task cannot be cancelled; null: it can. */
export function whyNoCancel({ record }: TaskDetail, { connected, isPast }: ActionGround): string | null {
  if (!connected) return OFFLINE;
  if (isPast) return PAST;
  return record.settledAtMs === null ? null : 'It has settled: nothing is left to cancel.';
}

/** Why it cannot be submitted again to come out better; null: it can. */
export function whyNoRetry(detail: TaskDetail, ground: ActionGround): string | null {
  if (detail.record.settledAtMs === null) return 'It is still pending.';
  if (detail.record.phase === 'succeeded') return 'It succeeded. Duplicate makes another one.';
  return whyNoDuplicate(detail, ground);
}

/** Why no other task like it can be submitted; null: one can. */
export function whyNoDuplicate({ spec }: TaskDetail, ground: ActionGround): string | null {
  if (!ground.connected) return OFFLINE;
  if (ground.isPast) return PAST;
  return spec === null ? NO_SPEC : ground.intakeClosed;
}
