import type { BarRing } from '#contract/bar-ring';
import { SHARE_KINDS, SHARE_OF_SORT } from '#contract/lane-history';
import { columnMsOf } from './history-picture';
import type { LanesMoment } from './lanes-moment';
import type { ToldRun } from './overview-source';
import { RUNNING_KIND, type ShareCells } from './share-cells';

const KINDS = SHARE_KINDS.length;
const GHOST = SHARE_KINDS.indexOf('ghost');
const BACKOFF = SHARE_KINDS.indexOf('backoff');

/** What is known of a run: what main has told, and of what came after that what the window holds. */
export interface KnownRun {
  readonly told: ToldRun | null;
  readonly moment: LanesMoment;
}

/** A strip over a run. */
export interface StripColumns {
  readonly fromMs: number;
  readonly perMs: number;
  readonly count: number;
}

/** Fills the only row of cells with how all lanes together have spent the run, up to the moment shown. */
export function fillOverview(cells: ShareCells, { told, moment }: KnownRun, strip: StripColumns): void {
  cells.begin(1, strip.count);
  if (told !== null) addTold(cells, told, strip);
  // Main tells shares of the fullest column. Until it is known how full that is, all lanes are taken for it.
  const lanes = told?.lanesInWhole ?? Math.max(1, moment.lanes.length);
  if (told !== null) addBars(cells, moment.bars, told.picture.untilMs, moment.endMs, 1 / lanes, strip);
  addLive(cells, moment, 1 / lanes, strip);
}

function addTold(cells: ShareCells, { picture }: ToldRun, { fromMs, perMs }: StripColumns): void {
  const eachMs = columnMsOf(picture);
  for (let index = 0; index < picture.cells.length; index++) {
    const from = (picture.span.fromMs - fromMs + (picture.cells[index] as number) * eachMs) * perMs;
    for (let kind = 0; kind < KINDS; kind++) {
      const share = picture.shares[index * KINDS + kind] as number;
      if (share > 0) cells.add(0, kind, from, from + eachMs * perMs, share / 255);
    }
  }
}

/** What has ended since main told. */
function addBars(
  cells: ShareCells,
  bars: BarRing,
  sinceMs: number,
  endMs: number,
  share: number,
  { fromMs, perMs }: StripColumns,
): void {
  for (let number = bars.firstEndingFrom(sinceMs); number < bars.added; number++) {
    const slot = bars.slot(number);
    const toMs = bars.toMs[slot] as number;
    if (toMs > endMs) return;
    if (toMs === sinceMs) continue;
    const kind = SHARE_OF_SORT[bars.sort[slot] as number] as number;
    cells.add(0, kind, ((bars.fromMs[slot] as number) - fromMs) * perMs, (toMs - fromMs) * perMs, share);
  }
}

/** For the one strip being filled: how many lanes begin, in a column, with what they still do. */
const begun = [RUNNING_KIND, GHOST, BACKOFF].map((kind) => ({ kind, columns: new Uint16Array(0) }));

/** What goes on. All of it goes on up to now: what has begun once is counted in every column from there on. */
function addLive(
  cells: ShareCells,
  { lanes, ghostLanes, atMs }: LanesMoment,
  share: number,
  { fromMs, perMs, count }: StripColumns,
): void {
  for (const row of begun) {
    if (row.columns.length < count) row.columns = new Uint16Array(count);
    else row.columns.fill(0);
  }
  const begin = (at: number, beganMs: number) => {
    if (beganMs > atMs) return;
    const columns = begun[at]?.columns as Uint16Array;
    const column = Math.min(count - 1, Math.max(0, Math.floor((beganMs - fromMs) * perMs)));
    columns[column] = (columns[column] as number) + 1;
  };
  for (const { lane, occupancy, hold } of lanes) {
    if (occupancy.kind === 'attempt') begin(0, occupancy.fromMs);
    else if (occupancy.kind === 'settled' && ghostLanes.includes(lane)) begin(1, occupancy.fromMs);
    if (hold !== null) begin(2, hold.fromMs);
  }
  const end = (atMs - fromMs) * perMs;
  for (const { kind, columns } of begun) {
    let lanesSoFar = 0;
    for (let column = 0; column < Math.min(count, end); column++) {
      lanesSoFar += columns[column] as number;
      if (lanesSoFar > 0) cells.add(0, kind, column, Math.min(end, column + 1), lanesSoFar * share);
    }
  }
}
