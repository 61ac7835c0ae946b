import type { Arrivals, Workload } from '#contract/workload';
import type { Random } from '../engine/ports';
import { ArrivalTimes } from './arrival-times';
import { ClosedPace } from './closed-pace';
import { ScheduledPace } from './scheduled-pace';
import { Submitter, type SubmitterNeeds, type TaskSource } from './submitter';
import { WorkloadTasks } from './workload-tasks';

export interface ArrivingNeeds extends Pick<SubmitterNeeds, 'yard' | 'clock' | 'turns'> {
  /** Chance for when they come. */
  readonly arrivalRandom: Random;
}

export interface WorkloadSubmitterNeeds extends ArrivingNeeds {
  readonly workload: Workload;
  /** Chance for what the tasks are; of another purpose than `arrivalRandom`, or the two would go together. */
  readonly taskRandom: Random;
}

/** Submits a workload. */
export function workloadSubmitter(needs: WorkloadSubmitterNeeds): Submitter {
  const { workload, taskRandom } = needs;
  return arrivingSubmitter(new WorkloadTasks(workload, taskRandom), workload.arrivals, needs);
}

/** Submits tasks as they arrive. */
export function arrivingSubmitter(tasks: TaskSource, arrivals: Arrivals, needs: ArrivingNeeds): Submitter {
  const { yard, clock, turns, arrivalRandom } = needs;
  const pace =
    arrivals.kind === 'closed'
      ? new ClosedPace(arrivals.inFlight, clock, yard)
      : new ScheduledPace(new ArrivalTimes(arrivals, arrivalRandom));
  return new Submitter({ yard, clock, turns, tasks, pace });
}
