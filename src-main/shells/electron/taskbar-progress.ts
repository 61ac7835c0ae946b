import type { App, BrowserWindow } from 'electron';
import type { Busyness } from './busy-spell';
import { type WorkSample, workLeft } from './work-watch';

/** What Electron takes for no bar at all, and for one that tells no share. */
const NO_BAR = -1;
const NO_SHARE = 2;

type BarMode = 'none' | 'normal' | 'indeterminate' | 'paused';

/** The yard's progress on the taskbar or the dock, and the number of pending tasks on the dock's icon. */
export class TaskbarProgress {
  readonly #window: Pick<BrowserWindow, 'setProgressBar' | 'isDestroyed'>;
  readonly #app: Pick<App, 'dock'>;
  /** Linux knows of no bar that tells no share. */
  readonly #hasNoShare: boolean;
  #shown = { bar: NO_BAR, mode: 'none' as BarMode, badge: '' };

  constructor(
    window: Pick<BrowserWindow, 'setProgressBar' | 'isDestroyed'>,
    app: Pick<App, 'dock'>,
    platform: NodeJS.Platform,
  ) {
    this.#window = window;
    this.#app = app;
    this.#hasNoShare = platform !== 'linux';
  }

  show(busyness: Busyness, sample: WorkSample): void {
    if (this.#window.isDestroyed()) return;
    const [bar, mode] = barOf(busyness, this.#hasNoShare);
    const left = workLeft(sample);
    const badge = left === 0 ? '' : String(left);
    if (bar !== this.#shown.bar || mode !== this.#shown.mode) this.#window.setProgressBar(bar, { mode });
    if (badge !== this.#shown.badge) this.#app.dock?.setBadge(badge);
    this.#shown = { bar, mode, badge };
  }
}

function barOf(busyness: Busyness, hasNoShare: boolean): [bar: number, mode: BarMode] {
  switch (busyness.kind) {
    case 'idle':
    case 'ended':
      return [NO_BAR, 'none'];
    case 'busy':
      if (busyness.share === null) return hasNoShare ? [NO_SHARE, 'indeterminate'] : [NO_BAR, 'none'];
      return [busyness.share, busyness.isResting ? 'paused' : 'normal'];
    default:
      return busyness satisfies never;
  }
}
