import { useEffect } from 'react';
import { ACTION_IDS, ACTIONS, type ActionId } from '#contract/actions';
import type { ActionBus } from '../state/action-bus';

/** What a press looks like when keys are compared: `mod+` is Ctrl or Cmd. */
type Press = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** The action of a press; null where it has none. */
export function actionOfPress(press: Press): ActionId | null {
  if (press.altKey) return null;
  const mod = press.ctrlKey || press.metaKey;
  const key = `${mod ? 'mod+' : ''}${press.key.toLowerCase()}`;
  // A capital is for something else; `?` and the like, and on French boards digits, are there only with Shift.
  if (press.shiftKey && /^[a-z ]$/i.test(press.key)) return null;
  return ACTION_IDS.find((id) => ACTIONS[id].key === key) ?? null;
}

/** Does what a key stands for: nothing while somebody types, but for keys with Ctrl or Cmd. */
export function useWindowKeys(bus: ActionBus): void {
  useEffect(() => {
    // A button that the mouse has pressed has the focus, and nobody sees it: whoever runs the demo by a click and
    // then presses Space means the clock.
    let clicked: Element | null = null;
    const point = ({ target }: PointerEvent) => {
      clicked = target instanceof Element ? target.closest('button') : null;
    };
    const press = (event: KeyboardEvent) => {
      if (event.key === 'Tab') clicked = null;
      if (event.defaultPrevented) return;
      const action = actionOfPress(event);
      if (action === null) return;
      const mod = event.ctrlKey || event.metaKey;
      if (event.repeat && !isRepeatable(event)) {
        // What a page leaves over goes to the menu of the desktop app, which does not tell a repeat from a press.
        if (mod) event.preventDefault();
        return;
      }
      if (!mod && isElsewhere(event, clicked)) return;
      if (bus.perform(action)) event.preventDefault();
    };
    window.addEventListener('pointerdown', point, true);
    window.addEventListener('keydown', press);
    return () => {
      window.removeEventListener('pointerdown', point, true);
      window.removeEventListener('keydown', press);
    };
  }, [bus]);
}

/** Whether a key without Ctrl or Cmd is meant for what has the focus. */
function isElsewhere(event: KeyboardEvent, clicked: Element | null): boolean {
  if (isTyping(event.target) || isInDialog(event.target)) return true;
  return isItsOwn(event) && event.target !== clicked;
}

/** Held down, a key goes on moving; it does not go on switching. */
function isRepeatable({ key }: KeyboardEvent): boolean {
  return /^[wasdjk]$/.test(key);
}

/** A box that is written into; a slider or a tick box is not. */
function isTyping(target: EventTarget | null): boolean {
  const box = target instanceof HTMLElement ? target.closest('input, textarea, [contenteditable]') : null;
  if (box === null) return target instanceof HTMLElement && target.closest('select') !== null;
  return !(box instanceof HTMLInputElement && ['checkbox', 'radio', 'range', 'button'].includes(box.type));
}

/** Whether the key belongs to what has the focus: Space presses a button and ticks a box. */
function isItsOwn({ key, target }: KeyboardEvent): boolean {
  if (key !== ' ' || !(target instanceof HTMLElement)) return false;
  return (
    target.closest(
      'button, a, summary, input, [role="button"], [role="tab"], [role="switch"], [role="checkbox"], [role="menuitem"], [role="option"], [role="treeitem"], [role="slider"], [role="radio"]',
    ) !== null
  );
}

function isInDialog(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('[role="dialog"], [role="menu"], [role="listbox"]') !== null
  );
}
