import { describe, expect, it } from 'vitest';
import { MAX_NAMED_TASKS } from '#contract/results-query';
import {
  addTicks,
  groundOf,
  isTicked,
  NOTHING_TICKED,
  refreshTicks,
  selectionOf,
  type Ticked,
  tickedOn,
  toggleTick,
} from '../../../src-renderer/state/ticked-rows';
import { row, rowsUpTo } from '../fake-results';

const GROUND = groundOf({ chip: 'failed', search: ' slow ' }, 2);
const MATCHING: Ticked = { kind: 'matching', ground: GROUND };

describe('the ticks of the results', () => {
  it('come and go row by row, and name their tasks to a command', () => {
    const one = toggleTick(NOTHING_TICKED, GROUND, row(3));
    const two = toggleTick(one, GROUND, row(9));
    expect(selectionOf(two)).toEqual({ run: 2, target: { kind: 'tasks', tasks: [3, 9] } });
    expect([3, 9, 4].map((task) => isTicked(two, task))).toEqual([true, true, false]);
    const none = toggleTick(toggleTick(two, GROUND, row(3)), GROUND, row(9));
    expect(none).toBe(NOTHING_TICKED);
    expect(selectionOf(none)).toBe(null);
  });

  it('are no more than one command may name', () => {
    const many = addTicks(NOTHING_TICKED, GROUND, rowsUpTo(MAX_NAMED_TASKS + 5));
    expect(many.kind === 'rows' && many.rows.size).toBe(MAX_NAMED_TASKS);
    expect(isTicked(many, MAX_NAMED_TASKS + 1)).toBe(false);
  });

  it('may be on everything that matches, then and later', () => {
    expect(isTicked(MATCHING, 123_456)).toBe(true);
    const target = { kind: 'matching', phases: ['failed'], search: 'slow' };
    expect(selectionOf(MATCHING)).toEqual({ run: 2, target });
  });

  it.each([
    ['another run', groundOf({ chip: 'failed', search: ' slow ' }, 3)],
    ['another status', groundOf({ chip: 'all', search: ' slow ' }, 2)],
    ['another search', groundOf({ chip: 'failed', search: 'fast' }, 2)],
  ])('end with %s', (_what, ground) => {
    expect(tickedOn(MATCHING, ground)).toBe(NOTHING_TICKED);
    expect(tickedOn(toggleTick(NOTHING_TICKED, GROUND, row(1)), ground)).toBe(NOTHING_TICKED);
    expect(tickedOn(MATCHING, { ...GROUND })).toBe(MATCHING);
  });

  it('know of their rows what the newest page says', () => {
    const pending = row(3, { phase: 'running', settledAtMs: null });
    const ticked = toggleTick(toggleTick(NOTHING_TICKED, GROUND, pending), GROUND, row(4));
    const settled = row(3, { phase: 'failed', settledAtMs: 900 });
    const newer = refreshTicks(ticked, [settled, row(5)]);
    expect(newer.kind === 'rows' && [...newer.rows.values()]).toEqual([settled, row(4)]);
    expect(refreshTicks(newer, [settled, row(4), row(6)])).toBe(newer);
  });
});
