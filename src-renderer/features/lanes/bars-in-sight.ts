import type { BarRing } from '#contract/bar-ring';
import type { LaneRange } from './history-picture';
import type { LanesScene } from './lanes-scene';

/** Rows by lane, for the one drawing under way; −1: not in view. Lanes have numbers up to 1 024. */
const rowByLane = new Int16Array(1_025);

/**
 * Tells of every finished bar that can be seen, in the order of their ends: in which slot of the ring it is
 * and in which row it stands.
 *
 * @param lanes bars of others are left out; null: of none
 * @param endMs bars that ended later are left out
 */
export function eachBarInSight(
  scene: Pick<LanesScene, 'scale' | 'rows' | 'seen'>,
  bars: BarRing,
  lanes: LaneRange | null,
  endMs: number,
  tell: (slot: number, row: number) => void,
): void {
  rowByLane.fill(-1);
  for (let row = scene.seen.from; row < scene.seen.to; row++) {
    const lane = scene.rows.lanes[row]?.lane;
    if (lane === undefined || (lanes !== null && (lane < lanes.from || lane > lanes.to))) continue;
    rowByLane[lane] = row;
  }
  const { fromMs, toMs } = scene.scale;
  const lastEndMs = Math.min(endMs, toMs + bars.longestMs);
  // Over a hundred thousand of them in a frame: what does not change is looked up once.
  const { lane, fromMs: begins, toMs: ends, added } = bars;
  for (let number = bars.firstEndingFrom(fromMs); number < added; number++) {
    const slot = bars.slot(number);
    if ((ends[slot] as number) > lastEndMs) return;
    const row = rowByLane[lane[slot] as number] as number;
    if (row >= 0 && (begins[slot] as number) <= toMs) tell(slot, row);
  }
}
