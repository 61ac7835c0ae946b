import type { z } from 'zod';
import { apiWords } from './api-words';
import { fromOne, fromZero } from './counted';
import { objectOf } from './expectations';

/** Events that were let go before a follower's turn came. */
export interface EventGap {
  readonly run: number;
  /** The first that is missing. */
  readonly fromSeq: number;
  /** The last that is missing; null: as many as that run had, which nobody knows any more. */
  readonly toSeq: number | null;
}

export const eventGapSchema: z.ZodType<EventGap> = objectOf({
  run: fromZero,
  fromSeq: fromOne,
  toSeq: fromZero.nullable(),
}).register(apiWords, { id: 'EventGap', description: 'Events that were let go before they could be told' });
