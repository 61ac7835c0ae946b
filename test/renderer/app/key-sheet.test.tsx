import { act, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { ACTION_IDS, ACTIONS } from '#contract/actions';
import { KeySheet } from '../../../src-renderer/app/key-sheet';
import { PLACE_KEYS } from '../../../src-renderer/app/place-keys';
import { nextRow } from '../../../src-renderer/features/events/next-row';
import { moveOfKey } from '../../../src-renderer/features/results/table-keys';
import { treeMove } from '../../../src-renderer/features/tree/tree-keys';
import type { TreeRow } from '../../../src-renderer/features/tree/tree-rows';
import { createActionBus } from '../../../src-renderer/state/action-bus';
import { show } from '../fake-yard';

const NAMES: Readonly<Record<string, string>> = {
  arrowup: 'ArrowUp',
  arrowdown: 'ArrowDown',
  arrowleft: 'ArrowLeft',
  arrowright: 'ArrowRight',
  pageup: 'PageUp',
  pagedown: 'PageDown',
  home: 'Home',
  end: 'End',
  enter: 'Enter',
  escape: 'Escape',
  delete: 'Delete',
};

/** The presses that the sheet tells for a place. */
function pressesOn(place: string) {
  const found = PLACE_KEYS.find((keys) => keys.place === place);
  if (found === undefined) throw new Error(`the sheet has nothing on ${place}`);
  return found.keys
    .flatMap(({ keys }) => keys)
    .map((written) => {
      const parts = written.split('+');
      const last = parts.at(-1) ?? '';
      const held = { shiftKey: parts.includes('shift'), ctrlKey: parts.includes('mod') };
      return { ...held, key: NAMES[last] ?? last, metaKey: false, altKey: false };
    });
}

describe('the sheet of keys', () => {
  it('has every key that does something everywhere', () => {
    const bus = createActionBus();
    show(<KeySheet bus={bus} />);
    act(() => void bus.perform('show-keys'));
    const sheet = within(screen.getByRole('dialog', { name: 'Keys' }));
    for (const id of ACTION_IDS) {
      const { key, title } = ACTIONS[id];
      if (key !== null) expect(sheet.getAllByText(title).length).toBeGreaterThan(0);
    }
    for (const { place } of PLACE_KEYS) expect(sheet.getByRole('heading', { name: place })).toBeDefined();
  });

  it('tells keys of the results that are theirs', () => {
    const moves = pressesOn('On the rows of the results').map((press) => moveOfKey(press)?.kind ?? null);
    expect(moves).not.toContain(null);
  });

  it('tells keys of the events that are theirs', () => {
    const others = pressesOn('On the rows of the events').filter((press) => nextRow(press, 1, 3, 1) === null);
    expect(others.map(({ key }) => key)).toEqual(['Enter', ' ', 'c']);
  });

  it('tells keys of the tree that are theirs', () => {
    const row = (id: string, expanded: boolean | null) => ({ id, expanded, parent: 'yard' }) as TreeRow;
    const rows = [row('yard', true), row('lane-1', false), row('lane-2', null)];
    const moves = pressesOn('On the cancellation tree').map(({ key }) => treeMove(key, rows, 'lane-1'));
    expect(moves).not.toContain(null);
  });
});
