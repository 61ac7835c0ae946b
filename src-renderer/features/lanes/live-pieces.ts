import type { LaneDeadline } from '#contract/feed-message';
import type { LaneId, Outcome, TaskId } from '#contract/task';
import type { LaneView } from '#contract/yard-view';

interface Piece {
  readonly lane: LaneId;
  readonly task: TaskId;
  readonly attempt: number;
  readonly fromMs: number;
}

/** What goes on, on a lane, at the moment shown. */
export type LivePiece =
  /** `untilMs`: when it times out, whichever limit comes first; null: never, or not known. */
  | (Piece & { readonly kind: 'running'; readonly untilMs: number | null })
  | (Piece & { readonly kind: 'ghost'; readonly outcome: Outcome })
  /** The lane is held for a retry that is due at `untilMs`. */
  | (Piece & { readonly kind: 'wait'; readonly untilMs: number });

/** The yard's word on ghosts and deadlines, as the newest message has it. */
export interface LiveFacts {
  readonly ghostLanes: readonly LaneId[];
  readonly deadlines: readonly LaneDeadline[];
}

/** What a lane holds at `atMs`: a wait first, since a ghost of before may still be on it. */
export function livePieces(view: LaneView, { ghostLanes, deadlines }: LiveFacts, atMs: number): LivePiece[] {
  const { lane, occupancy, hold } = view;
  const pieces: LivePiece[] = [];
  if (hold !== null && hold.fromMs <= atMs) {
    const { task, attempt, fromMs, dueMs } = hold;
    pieces.push({ kind: 'wait', lane, task, attempt, fromMs, untilMs: dueMs });
  }
  if (occupancy.kind === 'idle' || occupancy.fromMs > atMs) return pieces;
  const { task, attempt, fromMs } = occupancy;
  if (occupancy.kind === 'attempt') {
    const own = deadlines.find((deadline) => deadline.lane === lane && isOf(deadline, task, attempt));
    const untilMs = own === undefined ? occupancy.deadlineMs : own.atMs;
    pieces.push({ kind: 'running', lane, task, attempt, fromMs, untilMs });
  } else if (ghostLanes.includes(lane)) {
    pieces.push({ kind: 'ghost', lane, task, attempt, fromMs, outcome: occupancy.outcome });
  }
  return pieces;
}

function isOf(deadline: LaneDeadline, task: TaskId, attempt: number): boolean {
  return deadline.task === task && deadline.attempt === attempt;
}
