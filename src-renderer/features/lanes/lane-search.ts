import type { LaneHistory } from '#contract/lane-history';
import type { LaneId } from '#contract/task';
import type { TimeSpan } from '../../canvas/time-span';
import type { Yard } from '../../state/yard-store';
import { historyPicture } from './history-picture';
import type { LaneTarget } from './lane-target';
import { type Direction, NearestOnLane } from './nearest-on-lane';
import { shareTarget } from './share-target';

/** The stretch that is searched is told in so many columns, where it has too many bars to be told one by one. */
const COLUMNS = 2_000;

/**
 * The next thing on a lane in a stretch that the window knows nothing of, as main tells it: a bar, or a column of
 * summed up work; null where there is none, or main cannot tell.
 */
export async function searchLane(
  yard: Yard,
  lane: LaneId,
  { fromMs, toMs }: TimeSpan,
  direction: Direction,
): Promise<LaneTarget | null> {
  const { run } = yard.store.getState();
  const query = { fromMs: Math.max(0, fromMs), toMs, lanes: { from: lane, to: lane }, columns: COLUMNS };
  if (query.toMs <= query.fromMs) return null;
  const reply = await yard.api.call({ command: 'lane-history', query });
  if (!reply.ok || reply.value.run !== run) return null;
  return nearestIn(reply.value, query, direction);
}

function nearestIn(
  answer: LaneHistory,
  query: Parameters<typeof historyPicture>[0],
  direction: Direction,
): LaneTarget | null {
  const picture = historyPicture(query, answer);
  const lane = query.lanes.from;
  if (picture.kind === 'bars') {
    // Those that only reach into the stretch from before or after are known.
    const place = { fromMs: direction < 0 ? query.toMs : query.fromMs, rank: direction < 0 ? 0 : -1 };
    const nearest = new NearestOnLane(direction, place);
    nearest.offerBars(picture.bars, lane, query.toMs + picture.bars.longestMs);
    return nearest.take();
  }
  const cell = picture.cells.at(direction < 0 ? -1 : 0);
  return cell === undefined ? null : shareTarget(picture, lane, cell, cell + 1);
}
