import { describe, expect, it } from 'vitest';
import { BellBoard } from '../../../src-main/executors/thread/bell-board';

function taken(board: BellBoard): number[] {
  const lanes: number[] = [];
  board.take((lane) => lanes.push(lane));
  return lanes;
}

describe('the board of bells', () => {
  it('gives every lane that rang, once', () => {
    const board = new BellBoard(1024);
    const all = Array.from({ length: 1024 }, (_, i) => i + 1);
    for (const lane of all) board.ring(lane);
    expect(board.hasAny).toBe(true);
    expect(taken(board)).toEqual(all);
    expect(board.hasAny).toBe(false);
    expect(taken(board)).toEqual([]);
  });

  it('is the same wherever its memory is', () => {
    const board = new BellBoard(64);
    new BellBoard(board.memory).ring(64);
    expect(taken(board)).toEqual([64]);
  });

  it('wants one message for a crowd, and none where somebody looks anyhow', () => {
    const board = new BellBoard(31);
    expect([1, 2, 3].map((lane) => board.ring(lane))).toEqual([true, false, false]);
    expect(taken(board)).toEqual([1, 2, 3]);
    board.isAwake = true;
    expect(board.ring(1)).toBe(false);
    expect(taken(board)).toEqual([1]);
    board.isAwake = false;
    expect(board.ring(1)).toBe(true);
  });
});
