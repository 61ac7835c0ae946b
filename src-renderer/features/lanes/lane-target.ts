import type { Bar } from '#contract/bar-columns';
import type { LaneId, TaskId } from '#contract/task';
import type { TimeMark } from '#contract/time-mark';
import type { LivePiece } from './live-pieces';

/** What pointer or keyboard can be at in the picture. */
export type LaneTarget =
  | { readonly kind: 'bar'; readonly bar: Bar }
  | { readonly kind: 'live'; readonly piece: LivePiece }
  /** Work summed up, too short or too long ago to be drawn one by one. */
  | {
      readonly kind: 'shares';
      readonly lane: LaneId;
      readonly fromMs: number;
      readonly toMs: number;
      /** In the order of SHARE_KINDS, 0 to 1. */
      readonly shares: readonly number[];
    }
  /** Marks that stand so near to each other that they look like one. */
  | { readonly kind: 'marks'; readonly marks: readonly TimeMark[] };

/** Equal for what looks like the same thing to somebody who looks on. */
export function targetKey(target: LaneTarget | null): string {
  if (target === null) return '';
  switch (target.kind) {
    case 'bar': {
      const { kind, task, attempt, fromMs } = target.bar;
      return `${kind} ${task}.${attempt} from ${fromMs}`;
    }
    case 'live': {
      const { kind, task, attempt, fromMs } = target.piece;
      return `${kind} ${task}.${attempt} from ${fromMs} on`;
    }
    case 'shares':
      return `shares ${target.lane} ${target.fromMs} ${target.toMs}`;
    case 'marks':
      return `marks ${target.marks.map(({ atMs }) => atMs).join(' ')}`;
    default:
      return target satisfies never;
  }
}

/** Whose work it is; null where it is nobody's alone. */
export function taskOfTarget(target: LaneTarget): TaskId | null {
  switch (target.kind) {
    case 'bar':
      return target.bar.task;
    case 'live':
      return target.piece.task;
    case 'shares':
    case 'marks':
      return null;
    default:
      return target satisfies never;
  }
}

/** The stretch it covers, up to now where it goes on; null for what has no length. */
export function stretchOfTarget(target: LaneTarget, atMs: number) {
  switch (target.kind) {
    case 'bar': {
      const { lane, fromMs, toMs } = target.bar;
      return { lane, fromMs, toMs };
    }
    case 'live': {
      const { lane, fromMs } = target.piece;
      return { lane, fromMs, toMs: atMs };
    }
    case 'shares': {
      const { lane, fromMs, toMs } = target;
      return { lane, fromMs, toMs };
    }
    case 'marks':
      return null;
    default:
      return target satisfies never;
  }
}
