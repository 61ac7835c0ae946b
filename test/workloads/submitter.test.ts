import { describe, expect, it } from 'vitest';
import type { TaskSpec } from '#contract/task';
import { LESSON_WORKLOAD, type Workload } from '#contract/workload';
import type { Submission } from '../../src-main/engine/ports';
import { SeededRandom } from '../../src-main/shells/world/seeded-random';
import { VirtualClock } from '../../src-main/shells/world/virtual-clock';
import { ArrivalTimes, type ScheduledArrivals } from '../../src-main/workloads/arrival-times';
import { CopiedTasks } from '../../src-main/workloads/copied-tasks';
import { ScheduledPace } from '../../src-main/workloads/scheduled-pace';
import { SubmissionTurns } from '../../src-main/workloads/submission-turns';
import { type SubmitPort, Submitter } from '../../src-main/workloads/submitter';
import { workloadSubmitter } from '../../src-main/workloads/workload-submitter';

/** More than any burst here, but for that which is to be cut. */
const PER_TURN = 100;

/** A yard that answers as it is told to, and keeps what came. */
class ScriptedYard implements SubmitPort {
  readonly journal: string[] = [];
  readonly resumes: (() => void)[] = [];
  taken = 0;

  constructor(
    readonly clock: VirtualClock,
    readonly answer: (taken: number) => Submission['status'] | 'queue-full' | 'shutdown',
  ) {}

  submit(spec: TaskSpec): Submission {
    const answer = this.answer(this.taken);
    const due = spec.intendedAtMs === undefined ? '' : `, due ${spec.intendedAtMs}`;
    this.journal.push(`${this.clock.now()}: ${spec.name.split(' ')[1]} ${answer}${due}`);
    if (answer === 'blocked') return { status: 'blocked' };
    this.taken++;
    if (answer === 'accepted') return { status: 'accepted', task: this.taken };
    return { status: 'rejected', reason: answer === 'shutdown' ? 'shutdown' : 'queue-full' };
  }

  whenRoom(resume: () => void): () => void {
    this.resumes.push(resume);
    return () => this.resumes.splice(this.resumes.indexOf(resume), 1);
  }

  elapsedMs(): number {
    return this.clock.now() - 1000;
  }
}

function submitting(workload: Partial<Workload>, answer: ScriptedYard['answer'] = () => 'accepted') {
  const clock = new VirtualClock();
  clock.advanceTo(1000);
  const yard = new ScriptedYard(clock, answer);
  const submitter = workloadSubmitter({
    yard,
    clock,
    turns: new SubmissionTurns(clock, PER_TURN),
    workload: { ...LESSON_WORKLOAD, ...workload },
    taskRandom: new SeededRandom(1, 2),
    arrivalRandom: new SeededRandom(1, 3),
  });
  return { clock, yard, submitter };
}

function stateOf({ accepted, rejected, toSubmit, abandoned, reason, isDone }: Submitter) {
  return { accepted, rejected, toSubmit, abandoned, reason, isDone };
}

describe('a submitter', () => {
  it('submits a burst within its start', () => {
    const { yard, submitter } = submitting({ count: 3 });
    submitter.start();
    expect(yard.journal).toEqual(['1000: 1 accepted', '1000: 2 accepted', '1000: 3 accepted']);
    expect(stateOf(submitter)).toEqual({
      accepted: 3,
      rejected: 0,
      toSubmit: 0,
      abandoned: 0,
      reason: null,
      isDone: true,
    });
  });

  it('submits at the times that fall due, and says when no more will come', () => {
    const { clock, yard, submitter } = submitting({ count: 3, arrivals: { kind: 'constant', perSecond: 4 } });
    submitter.onDone(() => yard.journal.push(`${clock.now()}: done`));
    submitter.start();
    expect(submitter.toSubmit).toBe(2);
    clock.runAll();
    expect(yard.journal).toEqual(['1000: 1 accepted', '1250: 2 accepted', '1500: 3 accepted', '1500: done']);
  });

  it('lets the event loop breathe during a large burst', () => {
    const { clock, yard, submitter } = submitting({ count: PER_TURN + 1 });
    submitter.start();
    expect(yard.taken).toBe(PER_TURN);
    expect(submitter.isDone).toBe(false);
    clock.step();
    expect([yard.taken, submitter.isDone]).toEqual([PER_TURN + 1, true]);
  });

  it('waits for room without putting off its schedule, and tells when the late ones were due', () => {
    let isFull = true;
    const { clock, yard, submitter } = submitting(
      { count: 4, arrivals: { kind: 'constant', perSecond: 10 } },
      (taken) => (isFull && taken === 1 ? 'blocked' : 'accepted'),
    );
    submitter.start();
    clock.advanceTo(1250);
    expect(yard.journal).toEqual(['1000: 1 accepted', '1100: 2 blocked']);
    expect(submitter.toSubmit).toBe(3);
    isFull = false;
    yard.resumes.shift()?.();
    clock.runAll();
    expect(yard.journal.slice(2)).toEqual([
      '1250: 2 accepted, due 100',
      '1250: 3 accepted, due 200',
      '1300: 4 accepted',
    ]);
  });

  it('goes on where a full queue refuses, and counts what was refused', () => {
    const { submitter } = submitting({ count: 5 }, (taken) => (taken < 2 ? 'accepted' : 'queue-full'));
    submitter.start();
    expect(stateOf(submitter)).toEqual({
      accepted: 2,
      rejected: 3,
      toSubmit: 0,
      abandoned: 0,
      reason: 'queue-full',
      isDone: true,
    });
  });

  it('ends at the first refusal by a yard that shuts down', () => {
    const { clock, yard, submitter } = submitting({ count: 5 }, (taken) =>
      taken < 2 ? 'accepted' : 'shutdown',
    );
    submitter.start();
    clock.runAll();
    expect(yard.journal).toHaveLength(3);
    expect(stateOf(submitter)).toEqual({
      accepted: 2,
      rejected: 1,
      toSubmit: 0,
      abandoned: 2,
      reason: 'shutdown',
      isDone: true,
    });
  });

  it('submits no more once it is stopped, whether it waits for a time or for room', () => {
    const timed = submitting({ count: 3, arrivals: { kind: 'constant', perSecond: 1 } });
    timed.submitter.start();
    timed.submitter.stop();
    timed.submitter.stop();
    timed.clock.runAll();
    expect([timed.yard.taken, timed.submitter.abandoned]).toEqual([1, 2]);

    const blocked = submitting({ count: 3 }, () => 'blocked');
    blocked.submitter.start();
    expect(blocked.yard.resumes).toHaveLength(1);
    blocked.submitter.stop();
    expect(blocked.yard.resumes).toHaveLength(0);
  });
});

describe('copies of tasks', () => {
  const body = { executor: 'inline', body: 'echo' } as const;
  const SPECS: Record<number, TaskSpec> = {
    3: { name: 'task 3', kind: 'odd', priority: 'low', body, intendedAtMs: 2, own: { maxAttempts: 1 } },
    5: { name: 'task 5', kind: 'odd', priority: 'high', body },
  };

  function copying(tasks: number[], answer: ScriptedYard['answer'] = () => 'accepted') {
    const clock = new VirtualClock();
    clock.advanceTo(1000);
    const yard = new ScriptedYard(clock, answer);
    const specs: TaskSpec[] = [];
    const copies = new CopiedTasks(tasks, { specOf: (task) => SPECS[task] ?? null, allowsPrograms: true });
    const submitter = new Submitter({
      yard: {
        submit: (spec) => {
          specs.push(spec);
          return yard.submit(spec);
        },
        whenRoom: (resume) => yard.whenRoom(resume),
        elapsedMs: () => yard.elapsedMs(),
      },
      clock,
      turns: new SubmissionTurns(clock, PER_TURN),
      tasks: copies,
      pace: new ScheduledPace({ next: () => 0 }),
    });
    return { clock, yard, submitter, copies, specs };
  }

  it('are what was submitted, but for the time at which that was due', () => {
    const { submitter, specs } = copying([3, 5]);
    submitter.start();
    expect(specs).toEqual([
      { name: 'task 3', kind: 'odd', priority: 'low', body, own: { maxAttempts: 1 } },
      { name: 'task 5', kind: 'odd', priority: 'high', body },
    ]);
  });

  it('pass over what is not known any more, and know their first task', () => {
    const { submitter, copies } = copying([1, 2, 5, 3, 4]);
    submitter.start();
    expect(stateOf(submitter)).toMatchObject({ accepted: 2, rejected: 0, toSubmit: 0, isDone: true });
    expect([copies.forgotten, submitter.firstTask]).toEqual([3, 1]);
    const none = copying([1, 2]);
    none.submitter.start();
    expect([none.copies.forgotten, none.submitter.firstTask]).toEqual([2, null]);
  });

  it('wait for room like any workload, and tell when they were due then', () => {
    let isFull = true;
    const { clock, yard, submitter, specs } = copying([5, 1, 3], (taken) =>
      isFull && taken === 1 ? 'blocked' : 'accepted',
    );
    submitter.start();
    expect(submitter.toSubmit).toBe(1);
    clock.advanceTo(1250);
    isFull = false;
    yard.resumes.shift()?.();
    expect(submitter.isDone).toBe(true);
    expect(specs.at(-1)).toMatchObject({ name: 'task 3', intendedAtMs: 0 });
  });

  it('let the event loop breathe also while they are passed over', () => {
    const { clock, submitter, copies } = copying(Array.from({ length: PER_TURN + 1 }, () => 1));
    submitter.start();
    expect([copies.forgotten, submitter.isDone]).toEqual([PER_TURN, false]);
    clock.runAll();
    expect(submitter.isDone).toBe(true);
  });
});

describe('arrival times', () => {
  const timesOf = (arrivals: ScheduledArrivals, count: number, seed = 1) => {
    const times = new ArrivalTimes(arrivals, new SeededRandom(seed, 3));
    return Array.from({ length: count }, () => times.next());
  };

  it('are all 0 for a burst and even for a constant rate, without drift', () => {
    expect(timesOf({ kind: 'burst' }, 3)).toEqual([0, 0, 0]);
    expect(timesOf({ kind: 'constant', perSecond: 3 }, 4)).toEqual([0, 333.333, 666.667, 1000]);
    expect(timesOf({ kind: 'constant', perSecond: 3 }, 3001).at(-1)).toBe(1_000_000);
  });

  it('have exponential gaps of the mean that the rate says, from the seed, for Poisson', () => {
    const arrivals = { kind: 'poisson', perSecond: 20 } as const;
    const times = timesOf(arrivals, 20_000);
    expect(times).toEqual(timesOf(arrivals, 20_000));
    expect(times).not.toEqual(timesOf(arrivals, 20_000, 2));
    const gaps = times.map((time, i) => time - (times[i - 1] ?? 0));
    expect(gaps.every((gap) => gap >= 0)).toBe(true);
    expect((times.at(-1) ?? 0) / times.length / 50).toBeCloseTo(1, 1);
    // Of an exponential distribution, a share of 1/e exceeds the mean.
    expect(gaps.filter((gap) => gap > 50).length / gaps.length).toBeCloseTo(Math.exp(-1), 1);
  });
});
