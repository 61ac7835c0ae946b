import type { LimitChange } from './limit-changes';

/** A moment worth a vertical line on every picture over time. */
export interface TimeMark {
  readonly atMs: number;
  readonly kind: 'limits' | 'shutdown';
  /** What was changed; given where limits were. What came of all changes where this stands for several. */
  readonly changes?: readonly LimitChange[];
  /** Of how many it stands for, where there were too many for each to have its own; absent: for one. */
  readonly count?: number;
  /** When the last of those was; absent: at `atMs`. */
  readonly toMs?: number;
}
