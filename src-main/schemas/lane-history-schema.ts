import { z } from 'zod';
import { type LaneHistoryQuery, MAX_HISTORY_COLUMNS, MAX_HISTORY_LANES } from '#contract/lane-history';
import { LIMIT_RANGES } from '#contract/limits';
import { numberIn, objectOf } from './expectations';

const moment = numberIn({ min: 0, max: Number.MAX_SAFE_INTEGER, integer: false });
const lane = numberIn(LIMIT_RANGES.workers);

const lanes = objectOf({ from: lane, to: lane }).refine(
  ({ from, to }) => from <= to && to - from < MAX_HISTORY_LANES,
  { path: ['to'], error: `a lane from \`from\` to ${MAX_HISTORY_LANES - 1} above it` },
);

export const laneHistoryQuerySchema: z.ZodType<LaneHistoryQuery> = objectOf({
  fromMs: moment,
  toMs: moment,
  lanes: z.nullable(lanes),
  columns: numberIn({ min: 1, max: MAX_HISTORY_COLUMNS, integer: true }),
}).refine(({ fromMs, toMs }) => fromMs < toMs, { path: ['toMs'], error: 'a moment after `fromMs`' });
