import { fireEvent, renderHook } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { ACTION_IDS, ACTIONS, type ActionId } from '#contract/actions';
import { keyCaps } from '../../../src-renderer/app/key-text';
import { actionOfPress, useWindowKeys } from '../../../src-renderer/app/use-window-keys';
import { createActionBus } from '../../../src-renderer/state/action-bus';

const press = (key: string, held: Partial<KeyboardEvent> = {}) =>
  actionOfPress({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held });

describe('the keys of the window', () => {
  it('each do one thing', () => {
    const keys = ACTION_IDS.map((id) => ACTIONS[id].key).filter((key) => key !== null);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it.each([
    ['a letter', press('f'), 'fit-lanes'],
    ['Space', press(' '), 'toggle-clock'],
    ['a mark that needs Shift', press('?', { shiftKey: true }), 'show-keys'],
    ['a digit', press('2'), 'show-events'],
    ['a digit that needs Shift, as on French boards', press('2', { shiftKey: true }), 'show-events'],
    ['Escape', press('Escape'), 'clear'],
    ['Ctrl with a letter', press('k', { ctrlKey: true }), 'show-palette'],
    ['Cmd with a letter', press('k', { metaKey: true }), 'show-palette'],
    ['the letter alone', press('k'), 'previous-row'],
  ])('are found by %s', (_, action, expected) => {
    expect(action).toBe(expected);
  });

  it('leave alone what is not theirs', () => {
    expect([
      press('F', { shiftKey: true }),
      press('f', { altKey: true }),
      press('r', { ctrlKey: true }),
    ]).toEqual([null, null, null]);
  });

  it('are named as they stand on the board', () => {
    expect(keyCaps('mod+k', false)).toEqual(['Ctrl', 'K']);
    expect(keyCaps('mod+k', true)).toEqual(['⌘', 'K']);
    expect([keyCaps('shift+arrowup', false), keyCaps('delete', false), keyCaps('delete', true)]).toEqual([
      ['Shift', '↑'],
      ['Delete'],
      ['⌫'],
    ]);
    expect([keyCaps(' ', false), keyCaps('escape', false), keyCaps('/', false)]).toEqual([
      ['Space'],
      ['Esc'],
      ['/'],
    ]);
  });
});

/** Presses keys of a window in which these actions can be done; tells what was, and whether a press was left over. */
function windowWith(...able: ActionId[]) {
  const bus = createActionBus();
  const done: ActionId[] = [];
  for (const action of able) bus.handle(action, () => done.push(action));
  renderHook(() => useWindowKeys(bus));
  const isLeftOver = (init: KeyboardEventInit) => fireEvent.keyDown(document.body, init);
  return { done, isLeftOver };
}

describe('a key that is held down', () => {
  it('does its action once, and leaves nothing over for the menu', () => {
    const { done, isLeftOver } = windowWith('run-demo');
    const held = { key: 'Enter', ctrlKey: true };
    const left = [false, true, true].map((repeat) => isLeftOver({ ...held, repeat }));
    expect(done).toEqual(['run-demo']);
    expect(left).toEqual([false, false, false]);
  });

  it('leaves nothing over either where its action cannot be done', () => {
    const { isLeftOver } = windowWith();
    expect(isLeftOver({ key: 'Enter', metaKey: true, repeat: true })).toBe(false);
  });

  it('goes on moving, but not on switching', () => {
    const { done, isLeftOver } = windowWith('next-row', 'toggle-clock');
    for (const repeat of [false, true]) for (const key of ['j', ' ']) isLeftOver({ key, repeat });
    expect(done).toEqual(['next-row', 'toggle-clock', 'next-row']);
  });
});

describe('Space', () => {
  /** A button with the focus, in a window whose clock can be paused. */
  function onButton() {
    const { done } = windowWith('toggle-clock');
    const button = document.body.appendChild(document.createElement('button'));
    button.focus();
    return { done, button, space: () => fireEvent.keyDown(button, { key: ' ' }) };
  }

  it('presses the button that the keyboard has gone to, and pauses nothing', () => {
    const { done, space } = onButton();
    expect(space()).toBe(true);
    expect(done).toEqual([]);
  });

  it('pauses the clock after a click, although the button clicked has the focus, until Tab is pressed', () => {
    const { done, button, space } = onButton();
    fireEvent.pointerDown(button);
    expect(space()).toBe(false);
    expect(done).toEqual(['toggle-clock']);
    fireEvent.keyDown(button, { key: 'Tab' });
    expect(space()).toBe(true);
    expect(done).toEqual(['toggle-clock']);
  });
});
