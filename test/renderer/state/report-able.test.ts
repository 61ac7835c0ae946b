import { expect, it } from 'vitest';
import type { ActionId } from '#contract/actions';
import { createActionBus } from '../../../src-renderer/state/action-bus';
import { reportAble } from '../../../src-renderer/state/report-able';

it('tells which actions can be done, at once and when that changes, once for all of a moment', async () => {
  const bus = createActionBus();
  const told: (readonly ActionId[])[] = [];
  bus.handle('search', () => {});
  const undo = reportAble(bus, { tellAble: (actions) => told.push(actions) });
  await Promise.resolve();
  expect(told).toEqual([['search']]);

  const leave = bus.handle('zoom-in', () => {});
  bus.handle('zoom-out', () => {});
  leave();
  await Promise.resolve();
  expect(told.slice(1)).toEqual([['search', 'zoom-out']]);

  undo();
  bus.handle('clear', () => {});
  await Promise.resolve();
  expect(told).toHaveLength(2);
});
