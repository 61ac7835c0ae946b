import { isThere } from './belt-moment';
import type { BeltScene } from './belt-scene';

/** What a cell shows. */
export type CellKind = 'idle' | 'running' | 'held' | 'ghost' | 'closed';

export function cellKind({ moment }: Pick<BeltScene, 'moment'>, index: number): CellKind {
  const lane = moment.lanes[index];
  if (lane === undefined || !isThere(lane, moment.ghosts)) return 'closed';
  if (lane.occupancy.kind === 'attempt') return 'running';
  if (lane.occupancy.kind === 'settled' && moment.ghosts.has(lane.lane)) return 'ghost';
  return lane.hold === null ? 'idle' : 'held';
}
