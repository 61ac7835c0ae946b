import { describe, expect, it } from 'vitest';
import { VirtualClock } from '../../src-main/shells/world/virtual-clock';
import { SubmissionTurns } from '../../src-main/workloads/submission-turns';

/** Somebody with so much to submit, who writes down each one. */
function submitAll(turns: SubmissionTurns, name: string, count: number, journal: string[]): void {
  let left = count;
  const go = () => {
    while (left > 0) {
      if (!turns.take()) {
        turns.whenNext(go);
        return;
      }
      journal.push(`${name}${count - --left}`);
    }
  };
  go();
}

describe('the turns of submissions', () => {
  it('are shared: no turn has more than its number, whoever submits, and each gets one after the other', () => {
    const clock = new VirtualClock();
    const turns = new SubmissionTurns(clock, 3);
    const journal: string[] = [];
    submitAll(turns, 'a', 5, journal);
    submitAll(turns, 'b', 4, journal);
    submitAll(turns, 'c', 1, journal);
    const perTurn = [journal.length];
    while (clock.step()) perTurn.push(journal.length);
    expect(perTurn).toEqual([3, 6, 9, 10, 10]);
    expect(journal).toEqual(['a1', 'a2', 'a3', 'a4', 'a5', 'b1', 'c1', 'b2', 'b3', 'b4']);
  });

  it('leave nobody out for long, however much the others have', () => {
    const clock = new VirtualClock();
    const turns = new SubmissionTurns(clock, 2);
    const journal: string[] = [];
    submitAll(turns, 'a', 9, journal);
    submitAll(turns, 'b', 2, journal);
    clock.runAll();
    expect(journal.indexOf('b2')).toBe(5);
  });

  it('do not call whoever has given up, and set no timer while nobody submits', () => {
    const clock = new VirtualClock();
    const turns = new SubmissionTurns(clock, 1);
    turns.take();
    const journal: string[] = [];
    turns.whenNext(() => journal.push('gone'))();
    clock.runAll();
    expect(journal).toEqual([]);
    expect(clock.nextAtMs()).toBeNull();
    expect(turns.take()).toBe(true);
  });
});
