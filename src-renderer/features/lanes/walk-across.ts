import type { BarRing } from '#contract/bar-ring';
import type { LaneId } from '#contract/task';
import { columnMsOf, type HistoryPicture } from './history-picture';
import type { LaneTarget } from './lane-target';
import { heldFromMs, type LanesScene } from './lanes-scene';
import { livePieces } from './live-pieces';
import { STEP_COLUMNS, shareTarget, stepOf } from './share-target';

/** One more than the number of the last lane that there can be. */
const LANES = 1_025;

/** For each lane, in the one walk under way: how far its nearest thing is away in time, and where it is told of. */
const awayMs = new Float64Array(LANES);
const foundAt = new Float64Array(LANES);
const foundIn: (BarRing | HistoryPicture | null)[] = new Array(LANES).fill(null);

/** What is nearest to a moment on a row, or on the next row from there that has anything; null: none has. */
export function nearestOnRows(scene: LanesScene, row: number, by: -1 | 1, atMs: number): LaneTarget | null {
  gather(scene, atMs);
  for (let next = row; next >= 0 && next < scene.rows.lanes.length; next += by) {
    const found = nearestOnRow(scene, next, atMs);
    if (found !== null) return found;
  }
  return null;
}

/** Looks at everything once, whatever lane it is on: a walk over a thousand idle lanes costs what one step does. */
function gather(scene: LanesScene, atMs: number): void {
  awayMs.fill(Number.POSITIVE_INFINITY);
  for (const told of scene.history) {
    if (told.kind === 'bars') gatherBars(told.bars, atMs, scene.endMs, told.lanes.from, told.lanes.to);
    else gatherShares(told, atMs, Math.min(heldFromMs(scene), scene.endMs));
  }
  gatherBars(scene.bars, atMs, scene.endMs, 1, LANES - 1);
}

function gatherBars(bars: BarRing, atMs: number, endMs: number, fromLane: LaneId, toLane: LaneId): void {
  for (let number = bars.first; number < bars.added; number++) {
    const slot = bars.slot(number);
    const lane = bars.lane[slot] as number;
    if (lane < fromLane || lane > toLane || (bars.toMs[slot] as number) > endMs) continue;
    offer(lane, away(bars.fromMs[slot] as number, bars.toMs[slot] as number, atMs), bars, number);
  }
}

function gatherShares(told: HistoryPicture & { readonly kind: 'shares' }, atMs: number, endMs: number): void {
  const { span, lanes, firstLane, columns, cells } = told;
  const eachMs = columnMsOf(told);
  for (const cell of cells) {
    const lane = firstLane + Math.floor(cell / columns);
    const column = cell % columns;
    const fromMs = span.fromMs + column * eachMs;
    if (lane < lanes.from || lane > lanes.to || fromMs >= endMs) continue;
    offer(lane, away(fromMs, fromMs + eachMs, atMs), told, column);
  }
}

function away(fromMs: number, toMs: number, atMs: number): number {
  return Math.max(0, fromMs - atMs, atMs - toMs);
}

/** What is newer wins among equals. */
function offer(lane: LaneId, ms: number, where: BarRing | HistoryPicture, at: number): void {
  if (ms > (awayMs[lane] as number)) return;
  awayMs[lane] = ms;
  foundAt[lane] = at;
  foundIn[lane] = where;
}

function nearestOnRow(scene: LanesScene, row: number, atMs: number): LaneTarget | null {
  const view = scene.rows.lanes[row];
  if (view === undefined) return null;
  const { lane } = view;
  let found: LaneTarget | null = null;
  let leastMs = awayMs[lane] as number;
  for (const piece of livePieces(view, scene, scene.atMs)) {
    const ms = away(piece.fromMs, scene.atMs, atMs);
    if (ms > leastMs) continue;
    leastMs = ms;
    found = { kind: 'live', piece };
  }
  return found ?? (leastMs === Number.POSITIVE_INFINITY ? null : toldOf(lane));
}

function toldOf(lane: LaneId): LaneTarget | null {
  const where = foundIn[lane] ?? null;
  const at = foundAt[lane] as number;
  if (where === null) return null;
  if (!('kind' in where)) return { kind: 'bar', bar: where.at(at) };
  if (where.kind !== 'shares') return null;
  const step = stepOf(at);
  return shareTarget(where, lane, step, step + STEP_COLUMNS);
}
