import { describe, expect, it, vi } from 'vitest';
import { watchPixelRatio } from '../../../src-renderer/canvas/watch-pixel-ratio';

/** A page on a display, which can be moved to another. */
function display() {
  const listeners = new Map<string, Set<() => void>>();
  const host = {
    devicePixelRatio: 1,
    matchMedia: (query: string) => ({
      addEventListener: (_: string, tell: () => void) => {
        listeners.set(query, (listeners.get(query) ?? new Set()).add(tell));
      },
      removeEventListener: (_: string, tell: () => void) => listeners.get(query)?.delete(tell),
    }),
  };
  const moveTo = (ratio: number) => {
    const left = `(resolution: ${host.devicePixelRatio}dppx)`;
    host.devicePixelRatio = ratio;
    for (const tell of [...(listeners.get(left) ?? [])]) tell();
  };
  const heard = () => [...listeners.values()].reduce((sum, { size }) => sum + size, 0);
  return { host: host as unknown as Window, moveTo, heard };
}

describe('watching the pixels of a display', () => {
  it('tells of every move to another one, until it is let go', () => {
    const { host, moveTo, heard } = display();
    const changed = vi.fn();
    const undo = watchPixelRatio(host, changed);
    moveTo(2);
    moveTo(1.25);
    expect(changed).toHaveBeenCalledTimes(2);
    undo();
    moveTo(1);
    expect(changed).toHaveBeenCalledTimes(2);
    expect(heard()).toBe(0);
  });
});
