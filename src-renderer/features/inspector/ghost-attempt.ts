import type { TaskId } from '#contract/task';
import type { YardState } from '../../state/yard-store';

/** The attempt of a task whose body runs on after its verdict; null: none does. */
export function ghostAttemptOf({ view, ghostLanes }: YardState, task: TaskId): number | null {
  for (const lane of ghostLanes) {
    const occupancy = view.lanes[lane - 1]?.occupancy;
    if (occupancy?.kind === 'settled' && occupancy.task === task) return occupancy.attempt;
  }
  return null;
}
