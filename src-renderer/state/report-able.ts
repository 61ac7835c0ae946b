import type { DesktopApi } from '#contract/desktop-api';
import type { ActionBus } from './action-bus';

/**
 * Tells the desktop app which actions can be done, now and from now on: once for all that come and go in one
 * moment, as the actions of a panel do. Returns its own undo.
 */
export function reportAble(
  { able }: Pick<ActionBus, 'able'>,
  desktop: Pick<DesktopApi, 'tellAble'>,
): () => void {
  let isDue = false;
  const report = () => {
    if (isDue) return;
    isDue = true;
    queueMicrotask(() => {
      isDue = false;
      desktop.tellAble([...able.getState()]);
    });
  };
  report();
  return able.subscribe(report);
}
