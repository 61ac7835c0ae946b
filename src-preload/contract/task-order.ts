import type { OwnLimits, Priority, SimulatedBody } from './task';
import type { WorkBody } from './work';

/** What may be ordered from outside: real work, or pretended. */
export type OrderedBody = SimulatedBody | WorkBody;

/** One task as somebody outside orders it, by the loopback API or in a list. */
export interface TaskOrder {
  /** Default: its kind and its place in the list, as `http 3`. */
  readonly name?: string;
  /** Which sort of task it is, as the log tells it. Default: its executor. */
  readonly kind?: string;
  /** Default `medium`. */
  readonly priority?: Priority;
  readonly body: OrderedBody;
  readonly own?: OwnLimits;
}

/** Longest kind, in UTF-16 code units. */
export const MAX_KIND_LENGTH = 40;
/** Orders in one request of the loopback API. */
export const MAX_ORDERS = 10_000;
/** Tasks in one imported list. */
export const MAX_LISTED_TASKS = 1_000_000;
