import { describe, expect, it } from 'vitest';
import { ACTION_IDS, ACTIONS } from '#contract/actions';
import { keyCaps } from '../../../src-renderer/app/key-text';
import { actionOfPress } from '../../../src-renderer/app/use-window-keys';

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
    expect([keyCaps(' ', false), keyCaps('escape', false), keyCaps('/', false)]).toEqual([
      ['Space'],
      ['Esc'],
      ['/'],
    ]);
  });
});
