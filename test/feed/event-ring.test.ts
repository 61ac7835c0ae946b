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
