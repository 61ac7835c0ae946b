import { BarRing } from '#contract/bar-ring';
import { type LaneHistory, type LaneHistoryQuery, SHARE_KINDS, SHARE_STEPS } from '#contract/lane-history';
import type { LaneId } from '#contract/task';
import { lengthOf, type TimeSpan } from '../../canvas/time-span';

/** Lanes by their numbers, both ends included. */
export interface LaneRange {
  readonly from: LaneId;
  readonly to: LaneId;
}

/** What main has told of a stretch of the run that the window does not hold itself. */
export type HistoryPicture = {
  readonly run: number;
  readonly span: TimeSpan;
  /** The lanes that it is shown for. */
  readonly lanes: LaneRange;
  /** What had ended by then is in it. */
  readonly untilMs: number;
} & (
  | { readonly kind: 'bars'; readonly bars: BarRing }
  | {
      readonly kind: 'shares';
      readonly columns: number;
      /** How long the columns were to be, in milliseconds: main may have made them longer. */
      readonly askedColumnMs: number;
      /** The lane of the first row of its cells. */
      readonly firstLane: LaneId;
      /** (lane − first lane) × columns + column, ascending. */
      readonly cells: Uint32Array;
      /** For each cell its shares in the order of SHARE_KINDS, 255 the whole. */
      readonly shares: Uint8Array;
    }
);

/** A power of two that holds every answer of single bars. */
const MOST_SINGLE = 4_096;

export function historyPicture(
  query: LaneHistoryQuery & { readonly lanes: LaneRange },
  answer: LaneHistory,
): HistoryPicture {
  const { run, untilMs } = answer;
  const { fromMs, toMs, lanes } = query;
  const facts = { run, untilMs, span: { fromMs, toMs }, lanes };
  if (answer.kind === 'bars') {
    const bars = new BarRing(MOST_SINGLE);
    bars.join(answer.bars);
    return { ...facts, kind: 'bars', bars };
  }
  const { columns, cells } = answer;
  return {
    ...facts,
    kind: 'shares',
    columns,
    askedColumnMs: (toMs - fromMs) / query.columns,
    firstLane: lanes.from,
    cells: Uint32Array.from(cells),
    shares: unpacked(answer.shares),
  };
}

/** The same, without some lanes: as many pictures as there are ranges of lanes left. */
export function without(picture: HistoryPicture, { from, to }: LaneRange): HistoryPicture[] {
  const { lanes } = picture;
  if (to < lanes.from || from > lanes.to) return [picture];
  const left = [
    { from: lanes.from, to: from - 1 },
    { from: to + 1, to: lanes.to },
  ];
  return left.filter((range) => range.from <= range.to).map((range) => ({ ...picture, lanes: range }));
}

/** Which of several tells of a lane; null: none. */
export function pictureOfLane(pictures: readonly HistoryPicture[], lane: LaneId): HistoryPicture | null {
  for (const picture of pictures) {
    if (lane >= picture.lanes.from && lane <= picture.lanes.to) return picture;
  }
  return null;
}

/** Taken apart once, not in every frame. */
function unpacked(packed: readonly number[]): Uint8Array {
  const kinds = SHARE_KINDS.length;
  const shares = new Uint8Array(packed.length * kinds);
  for (let cell = 0; cell < packed.length; cell++) {
    let rest = packed[cell] as number;
    for (let kind = 0; kind < kinds; kind++) {
      const next = Math.floor(rest / (SHARE_STEPS + 1));
      shares[cell * kinds + kind] = Math.round(((rest - next * (SHARE_STEPS + 1)) * 255) / SHARE_STEPS);
      rest = next;
    }
  }
  return shares;
}

/** How long a column of its shares is; 0 where it tells bars one by one. */
export function columnMsOf(picture: HistoryPicture): number {
  return picture.kind === 'bars' ? 0 : lengthOf(picture.span) / picture.columns;
}

/** The index of the first cell at `cell` or behind it. */
export function firstCellFrom(cells: Uint32Array, cell: number): number {
  let low = 0;
  let high = cells.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((cells[middle] as number) < cell) low = middle + 1;
    else high = middle;
  }
  return low;
}
