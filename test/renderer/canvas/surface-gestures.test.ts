import { fireEvent } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { listenToGestures, wheelIntent } from '../../../src-renderer/canvas/surface-gestures';

const turn = { deltaX: 0, deltaY: 0, deltaMode: 0, ctrlKey: false, metaKey: false, shiftKey: false };

/** A surface that keeps a journal of what was done to it. */
function surface(overflows = false) {
  const element = document.body.appendChild(document.createElement('div'));
  const journal: string[] = [];
  const undo = listenToGestures(element, () => overflows, {
    onHover: (point) => journal.push(point === null ? 'leave' : `hover ${point.xPx},${point.yPx}`),
    onClick: ({ xPx, yPx }) => journal.push(`click ${xPx},${yPx}`),
    onDoubleClick: ({ xPx, yPx }) => journal.push(`double ${xPx},${yPx}`),
    onDrag: (byXPx, byYPx) => journal.push(`drag ${byXPx},${byYPx}`),
    onZoom: ({ xPx }, factor) => journal.push(`zoom at ${xPx} by ${factor.toFixed(2)}`),
    onPan: (byXPx) => journal.push(`pan ${byXPx}`),
    onPlainScroll: () => journal.push('scroll'),
  });
  return { element, journal, undo };
}

describe('a turn of the wheel', () => {
  it('zooms where nothing scrolls, and scrolls rows where they overflow', () => {
    expect(wheelIntent({ ...turn, deltaY: -120 }, false)).toEqual({ kind: 'zoom', factor: 2 ** -0.5 });
    expect(wheelIntent({ ...turn, deltaY: -120 }, true)).toEqual({ kind: 'scroll' });
  });

  it('always zooms with Ctrl or Cmd, as a pinch does', () => {
    expect(wheelIntent({ ...turn, deltaY: 10, ctrlKey: true }, true).kind).toBe('zoom');
    expect(wheelIntent({ ...turn, deltaY: 10, metaKey: true }, true).kind).toBe('zoom');
  });

  it('moves along time with Shift or sideways', () => {
    expect(wheelIntent({ ...turn, deltaY: 50, shiftKey: true }, true)).toEqual({ kind: 'pan', byPx: 50 });
    expect(wheelIntent({ ...turn, deltaX: -30, deltaY: 4 }, true)).toEqual({ kind: 'pan', byPx: -30 });
  });

  it('never throws the picture, however coarse the wheel', () => {
    const intent = wheelIntent({ ...turn, deltaY: 40, deltaMode: 2 }, false);
    expect(intent).toEqual({ kind: 'zoom', factor: 2 ** 0.5 });
  });
});

describe('a surface', () => {
  it('tells a click from a drag', () => {
    const { element, journal } = surface();
    fireEvent.pointerDown(element, { button: 0, clientX: 10, clientY: 10 });
    fireEvent.pointerMove(element, { clientX: 12, clientY: 10 });
    fireEvent.pointerUp(element, { clientX: 12, clientY: 10 });
    fireEvent.click(element, { clientX: 12, clientY: 10, detail: 1 });
    fireEvent.pointerDown(element, { button: 0, clientX: 10, clientY: 10 });
    fireEvent.pointerMove(element, { clientX: 30, clientY: 15 });
    fireEvent.pointerMove(element, { clientX: 25, clientY: 15 });
    fireEvent.pointerUp(element, { clientX: 25, clientY: 15 });
    fireEvent.click(element, { clientX: 25, clientY: 15, detail: 1 });
    fireEvent.pointerMove(element, { clientX: 26, clientY: 16 });
    expect(journal).toEqual(['click 12,10', 'leave', 'drag 20,5', 'drag -5,0', 'hover 26,16']);
  });

  it('takes the presses of a double click for one click and one double click', () => {
    const { element, journal } = surface();
    const at = { button: 0, clientX: 10, clientY: 10 };
    for (const detail of [1, 2]) {
      // Pointer events do not count presses.
      fireEvent.pointerDown(element, { ...at, detail: 0 });
      fireEvent.pointerUp(element, { ...at, detail: 0 });
      fireEvent.click(element, { ...at, detail });
    }
    fireEvent.doubleClick(element, { ...at, detail: 2 });
    expect(journal).toEqual(['click 10,10', 'double 10,10']);
  });

  it('keeps the page from zooming, and lets it scroll', () => {
    const { element, journal } = surface(true);
    expect(fireEvent.wheel(element, { deltaY: 100 })).toBe(true);
    expect(fireEvent.wheel(element, { deltaY: 100, ctrlKey: true, clientX: 40 })).toBe(false);
    expect(journal).toEqual(['scroll', 'zoom at 40 by 1.41']);
  });

  it('hears nothing any more once it is let go', () => {
    const { element, journal, undo } = surface();
    undo();
    fireEvent.pointerMove(element, { clientX: 1, clientY: 1 });
    expect(journal).toEqual([]);
  });
});
