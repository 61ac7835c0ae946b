import { describe, expect, it } from 'vitest';
import { MAX_REPORT_LENGTH } from '../../../src-main/executors/body-report';
import { ANSWER, REQUEST, ThreadSlot } from '../../../src-main/executors/thread/thread-slot';

/** Both sides of one slot. */
function bothSides() {
  const yard = new ThreadSlot();
  return { yard, thread: new ThreadSlot(yard.memory) };
}

describe('the slot of a thread', () => {
  it('hands over loads with their numbers, exactly', () => {
    const { yard, thread } = bothSides();
    yard.requestLoad({ executor: 'cpu', load: 'sleep-spin', sleepMs: 0.1, spinMs: 2_147_483_647 });
    expect(thread.awaitRequest(0)).toBe(true);
    expect(thread.take()).toBe(true);
    expect([thread.request, thread.number(0), thread.number(1)]).toEqual([
      REQUEST['sleep-spin'],
      0.1,
      2_147_483_647,
    ]);
  });

  it('has one request at a time, which is taken once or withdrawn', () => {
    const { yard, thread } = bothSides();
    expect([thread.take(), yard.isAtRest]).toEqual([false, true]);
    yard.requestScript(3);
    expect([yard.isRequested, yard.isAtRest]).toEqual([true, false]);
    expect([thread.take(), thread.take()]).toEqual([true, false]);
    expect([yard.withdraw(), yard.isRequested, thread.attempt]).toEqual([false, false, 3]);
    thread.succeed(undefined);
    expect([yard.isAtRest, yard.answer]).toEqual([true, ANSWER.silent]);
    yard.requestScript(4);
    expect([yard.withdraw(), thread.take(), yard.isAtRest]).toEqual([true, false, true]);
  });

  it.each(['', 'done', 'ü🚂\ud800', 'x'.repeat(MAX_REPORT_LENGTH)])(
    'brings back output as it is',
    (output) => {
      const { yard, thread } = bothSides();
      thread.succeed(output);
      expect([yard.answer, yard.text]).toEqual([ANSWER.output, output]);
    },
  );

  it('brings back errors, and whether they are final', () => {
    const { yard, thread } = bothSides();
    thread.fail({ name: 'Gone', message: 'no such parcel' });
    expect([yard.answer, yard.errorName, yard.text]).toEqual([ANSWER.failed, 'Gone', 'no such parcel']);
    thread.fail({ name: 'N'.repeat(1_000), message: '', retryable: false });
    expect([yard.answer, yard.errorName, yard.text]).toEqual([ANSWER.final, 'N'.repeat(256), '']);
  });
});
