import { expect, it } from 'vitest';
import type { TaskEvent } from '#contract/task-event';
import { EventRing } from '../../src-main/feed/event-ring';

function filled(count: number, capacity: number): EventRing {
  const ring = new EventRing(capacity);
  for (let seq = 1; seq <= count; seq++) ring.put({ type: 'lane-opened', seq, atMs: seq, lane: 1 });
  return ring;
}
const numbers = (events: readonly TaskEvent[] | null) => events?.map(({ seq }) => seq) ?? null;

it('gives every event after a number, oldest first', () => {
  expect(numbers(filled(5, 8).after(2))).toEqual([3, 4, 5]);
  expect(numbers(filled(5, 8).after(5))).toEqual([]);
});

it('gives as many as fit, and says so where some have been let go', () => {
  const ring = filled(20, 8);
  expect(numbers(ring.after(12))).toEqual([13, 14, 15, 16, 17, 18, 19, 20]);
  expect(ring.after(11)).toBeNull();
});

it('knows nothing of a run before', () => {
  const ring = filled(20, 8);
  ring.clear();
  expect(ring.newestSeq).toBe(0);
  ring.put({ type: 'lane-opened', seq: 1, atMs: 0, lane: 1 });
  expect(numbers(ring.after(0))).toEqual([1]);
});

it('keeps fewer events where they hold much text, and always the newest', () => {
  const ring = new EventRing(8, 100);
  for (let seq = 1; seq <= 6; seq++) {
    const ended = { task: seq, status: 'succeeded', attempts: 1, output: 'x'.repeat(40) } as const;
    ring.put({ type: 'task-settled', seq, atMs: seq, ...ended });
  }
  expect(numbers(ring.after(4))).toEqual([5, 6]);
  expect(ring.after(3)).toBeNull();
  expect(ring.oldestSeq).toBe(5);
  ring.put({
    type: 'task-settled',
    seq: 7,
    atMs: 7,
    task: 7,
    status: 'succeeded',
    attempts: 1,
    output: 'x'.repeat(400),
  });
  expect(numbers(ring.after(6))).toEqual([7]);
  ring.put({ type: 'lane-opened', seq: 8, atMs: 8, lane: 1 });
  expect(numbers(ring.after(7))).toEqual([8]);
});
