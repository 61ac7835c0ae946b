import type { Workload } from '#contract/workload';
import type { Random } from '../engine/ports';
import { ArrivalTimes } from './arrival-times';
import { ClosedPace } from './closed-pace';
import { ScheduledPace } from './scheduled-pace';
import { Submitter, type SubmitterNeeds } from './submitter';
import { WorkloadTasks } from './workload-tasks';

export interface WorkloadSubmitterNeeds extends Pick<SubmitterNeeds, 'yard' | 'clock' | 'turns'> {
  readonly workload: Workload;
  /** Chance for what the tasks are. */
  readonly taskRandom: Random;
  /** Chance for when they come; of another purpose than `taskRandom`, or the two would go together. */
  readonly arrivalRandom: Random;
}

/** Submits a workload. */
export function workloadSubmitter(needs: WorkloadSubmitterNeeds): Submitter {
  const { yard, clock, turns, workload, taskRandom, arrivalRandom } = needs;
  const tasks = new WorkloadTasks(workload, taskRandom);
  const { arrivals } = workload;
  const pace =
    arrivals.kind === 'closed'
      ? new ClosedPace(arrivals.inFlight, clock, yard)
      : new ScheduledPace(new ArrivalTimes(arrivals, arrivalRandom));
  return new Submitter({ yard, clock, turns, tasks, pace });
}
