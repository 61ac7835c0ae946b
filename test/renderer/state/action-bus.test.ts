import { describe, expect, it } from 'vitest';
import { createActionBus } from '../../../src-renderer/state/action-bus';

describe('the action bus', () => {
  it('does what the newest handler does, and the one before it when that is gone', () => {
    const bus = createActionBus();
    const done: string[] = [];
    const undoFirst = bus.handle('search', () => done.push('first'));
    const undoSecond = bus.handle('search', () => done.push('second'));
    bus.perform('search');
    undoSecond();
    bus.perform('search');
    undoFirst();
    expect(bus.perform('search')).toBe(false);
    expect(done).toEqual(['second', 'first']);
  });

  it('says which actions can be done, and only when that changes', () => {
    const bus = createActionBus();
    const told: string[][] = [];
    bus.able.subscribe((able) => told.push([...able]));
    const undo = bus.handle('search', () => {});
    const undoTwin = bus.handle('search', () => {});
    undo();
    undoTwin();
    expect(told).toEqual([['search'], []]);
  });
});
