import type { TaskDetail } from '#contract/task-detail';

/** What the window knows of a task's surroundings, for what may be done to it. */
export interface ActionGround {
  /** Why nothing of the yard can be changed from here; null: it can. */
  readonly noChange: string | null;
  /** Why the yard takes no new work; null: it does. */
  readonly intakeClosed: string | null;
  /** A new run has begun since. */
  readonly isPast: boolean;
}

const PAST = 'It belongs to an earlier run.';
const NO_SPEC = 'What was submitted is not known any more.';

/** Why the task cannot be cancelled; null: it can. */
export function whyNoCancel({ record }: TaskDetail, { noChange, isPast }: ActionGround): string | null {
  if (noChange !== null) return noChange;
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
  if (ground.noChange !== null) return ground.noChange;
  if (ground.isPast) return PAST;
  return spec === null ? NO_SPEC : ground.intakeClosed;
}
