import { describe, expect, it } from 'vitest';
import type { TaskSpec } from '#contract/task';
import { LESSON_WORKLOAD } from '#contract/workload';
import type { Submission } from '../../src-main/engine/ports';
import { SeededRandom } from '../../src-main/shells/world/seeded-random';
import { VirtualClock } from '../../src-main/shells/world/virtual-clock';
import { ArrivalTimes, type ScheduledArrivals } from '../../src-main/workloads/arrival-times';
import { SubmissionTurns } from '../../src-main/workloads/submission-turns';
import { workloadSubmitter } from '../../src-main/workloads/workload-submitter';

const SCHEDULES: readonly ScheduledArrivals[] = [
  { kind: 'burst' },
  { kind: 'constant', perSecond: 20 },
  { kind: 'poisson', perSecond: 20 },
  { kind: 'ramp', fromPerSecond: 5, toPerSecond: 50, rampMs: 2_000 },
  { kind: 'step', perSecond: 5, stepPerSecond: 10, stepMs: 500 },
  { kind: 'spike', perSecond: 5, peakPerSecond: 100, afterMs: 1_000, spikeMs: 300 },
];
const COUNT = 60;

/** When each task came in, and when it was due, in a yard that lets nobody in until it opens. */
function arrivalsAt(arrivals: ScheduledArrivals, opensAtMs: number) {
  const clock = new VirtualClock();
  const came: { readonly atMs: number; readonly dueMs: number }[] = [];
  const waiting: (() => void)[] = [];
  const submit = (spec: TaskSpec): Submission => {
    if (clock.now() < opensAtMs) return { status: 'blocked' };
    came.push({ atMs: clock.now(), dueMs: spec.intendedAtMs ?? clock.now() });
    return { status: 'accepted', task: came.length };
  };
  const submitter = workloadSubmitter({
    yard: {
      submit,
      whenRoom: (resume) => {
        waiting.push(resume);
        return () => waiting.splice(waiting.indexOf(resume), 1);
      },
      elapsedMs: () => clock.now(),
    },
    clock,
    turns: new SubmissionTurns(clock, 1_000),
    workload: { ...LESSON_WORKLOAD, count: COUNT, arrivals },
    taskRandom: new SeededRandom(1, 2),
    arrivalRandom: new SeededRandom(1, 3),
  });
  clock.at(opensAtMs, () => {
    for (const resume of waiting.splice(0)) resume();
  });
  submitter.start();
  clock.runAll();
  return came;
}

describe.each(SCHEDULES)('open-loop arrivals: $kind', (arrivals) => {
  const times = new ArrivalTimes(arrivals, new SeededRandom(1, 3));
  const schedule = Array.from({ length: COUNT }, () => times.next());

  it('come at their times where the yard takes them', () => {
    expect(arrivalsAt(arrivals, 0)).toEqual(schedule.map((time) => ({ atMs: time, dueMs: time })));
  });

  it('keep their schedule whatever the yard does: it puts off none, and they tell when they were due', () => {
    const opensAtMs = 1_200;
    const came = arrivalsAt(arrivals, opensAtMs);
    expect(came.map(({ dueMs }) => dueMs)).toEqual(schedule);
    expect(came.map(({ atMs }) => atMs)).toEqual(schedule.map((time) => Math.max(time, opensAtMs)));
  });
});
