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

  it('keeps why an action cannot be done, until it can or somebody has read it', () => {
    const bus = createActionBus();
    const undo = bus.explain('toggle-clock', 'The yard is stopped');
    expect(bus.refused.getState().last).toBeNull();
    expect(bus.perform('toggle-clock')).toBe(false);
    expect(bus.refused.getState().last).toEqual({ action: 'toggle-clock', why: 'The yard is stopped' });
    bus.forgetRefused();
    expect(bus.refused.getState().last).toBeNull();
    bus.perform('toggle-clock');
    undo();
    bus.handle('toggle-clock', () => {});
    bus.perform('toggle-clock');
    expect(bus.refused.getState().last).toBeNull();
    expect(bus.whyNot.getState().size).toBe(0);
  });

  it('says nothing of an action of which nobody knows why it cannot be done', () => {
    const bus = createActionBus();
    expect(bus.perform('zoom-in')).toBe(false);
    expect(bus.refused.getState().last).toBeNull();
  });
});
