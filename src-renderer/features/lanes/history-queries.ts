import {
  type LaneHistoryQuery,
  MAX_HISTORY_CELLS,
  MAX_HISTORY_COLUMNS,
  MAX_HISTORY_LANES,
} from '#contract/lane-history';
import type { LaneId } from '#contract/task';
import { lengthOf, type TimeSpan } from '../../canvas/time-span';
import type { HistoryPicture, LaneRange } from './history-picture';

/** What a picture shows and the window does not hold itself. */
export interface HistoryWish {
  readonly run: number;
  readonly span: TimeSpan;
  /** The lanes in sight, ascending; not all numbers between the first and the last need be among them. */
  readonly lanes: readonly LaneId[];
  /** How long a column should be, in milliseconds. */
  readonly columnMs: number;
  /** The end of the run so far. */
  readonly newestMs: number;
  /** So long ahead of its need is an answer asked for anew while the run goes on, in milliseconds. */
  readonly reserveMs: number;
}

/** What main is asked for lanes that stand together. */
export type LanesQuery = LaneHistoryQuery & { readonly lanes: LaneRange };

/** So much of the span is asked for beyond either end, that a short way needs no new answer. */
const MARGIN = 0.5;
/** So many rows above and below are asked for, that a turn of the wheel needs no new answer. */
const MOST_SPARE = 16;
/** They are asked for also where every row makes columns coarser. */
const LEAST_SPARE = 4;
/** Columns are good enough while they are no more than so many times as long, or as short, as they could be. */
const COARSENESS = 1.5;
/** The number of the last lane that there can be. */
const LAST_LANE = 1_024;

/** Everything to ask for a wish: a question for each group of lanes that stand together. */
export function queriesOf(wish: HistoryWish): LanesQuery[] {
  const { span, lanes, columnMs, newestMs, reserveMs } = wish;
  const marginMs = lengthOf(span) * MARGIN;
  const fromMs = Math.max(0, span.fromMs - marginMs);
  // Twice what must be there: an answer that reached no further would be short in the next moment.
  const endMs = Math.min(newestMs, span.toMs + Math.max(marginMs, 2 * reserveMs));
  const toMs = Math.max(fromMs + 1, endMs);
  const wanted = Math.min(MAX_HISTORY_COLUMNS, Math.max(1, Math.round((toMs - fromMs) / columnMs)));
  const roomyRows = Math.floor(MAX_HISTORY_CELLS / wanted);
  return groupsOf(lanes, roomyRows).map((group) => {
    const range = widened(group, roomyRows);
    const rows = range.to - range.from + 1;
    const columns = Math.max(1, Math.min(wanted, Math.floor(MAX_HISTORY_CELLS / rows)));
    return { fromMs, toMs, lanes: range, columns };
  });
}

/** Whether what main has told is as good, for every lane that a question of a wish is about, as its answer would be. */
export function isAnswered(
  query: LanesQuery,
  wish: HistoryWish,
  pictures: readonly HistoryPicture[],
): boolean {
  const good = pictures.filter((picture) => isAsGood(picture, query, wish));
  return wish.lanes.every((lane) => !isIn(query.lanes, lane) || good.some(({ lanes }) => isIn(lanes, lane)));
}

function isAsGood(picture: HistoryPicture, query: LanesQuery, wish: HistoryWish): boolean {
  const { run, span, newestMs, reserveMs } = wish;
  if (picture.run !== run || picture.span.fromMs > span.fromMs) return false;
  // What has not happened yet cannot be told yet.
  const needMs = Math.min(span.toMs + reserveMs, newestMs);
  if (Math.min(picture.span.toMs, picture.untilMs) < needMs) return false;
  if (picture.kind === 'bars') return true;
  const ratio = picture.askedColumnMs / askedColumnMs(query);
  return ratio <= COARSENESS && ratio >= 1 / COARSENESS;
}

/** How long the columns are that a question asks for, in milliseconds. */
function askedColumnMs({ fromMs, toMs, columns }: LaneHistoryQuery): number {
  return (toMs - fromMs) / columns;
}

function isIn({ from, to }: LaneRange, lane: LaneId): boolean {
  return lane >= from && lane <= to;
}

/** Lanes in sight that are asked for together: neighbours, and others as far as no column gets longer by it. */
function groupsOf(lanes: readonly LaneId[], roomyRows: number): LaneRange[] {
  const groups: { readonly from: LaneId; to: LaneId }[] = [];
  for (const lane of lanes) {
    const group = groups.at(-1);
    const rows = group === undefined ? 0 : lane - group.from + 1;
    const isNear = group !== undefined && (lane - group.to <= LEAST_SPARE || rows <= roomyRows);
    if (isNear && rows <= MAX_HISTORY_LANES) group.to = lane;
    else groups.push({ from: lane, to: lane });
  }
  return groups;
}

function widened({ from, to }: LaneRange, roomyRows: number): LaneRange {
  const rows = to - from + 1;
  const roomy = Math.floor((roomyRows - rows) / 2);
  const allowed = Math.floor((MAX_HISTORY_LANES - rows) / 2);
  const spare = Math.min(allowed, MOST_SPARE, Math.max(LEAST_SPARE, roomy));
  return { from: Math.max(1, from - spare), to: Math.min(LAST_LANE, to + spare) };
}
