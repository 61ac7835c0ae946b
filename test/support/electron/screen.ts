import type { Display, Rectangle, Screen } from 'electron';
import { LoudEmitter } from './loud';

const ONE_DISPLAY = {
  id: 1,
  label: 'stand-in',
  bounds: { x: 0, y: 0, width: 1920, height: 1080 },
  workArea: { x: 0, y: 32, width: 1920, height: 1048 },
  scaleFactor: 1,
} as Display;

/** The displays: one, unless a test gives others. */
export class StandInScreen
  extends LoudEmitter
  implements
    Pick<Screen, 'getAllDisplays' | 'getPrimaryDisplay' | 'getDisplayMatching' | 'getDisplayNearestPoint'>
{
  displays: readonly Display[] = [ONE_DISPLAY];

  constructor() {
    super(['display-added', 'display-removed', 'display-metrics-changed']);
  }

  getAllDisplays(): Display[] {
    return [...this.displays];
  }

  getPrimaryDisplay(): Display {
    return this.displays[0] ?? ONE_DISPLAY;
  }

  getDisplayMatching(area: Rectangle): Display {
    return this.#most(({ bounds }) => overlap(bounds, area));
  }

  getDisplayNearestPoint({ x, y }: { x: number; y: number }): Display {
    return this.#most(({ bounds }) => overlap(bounds, { x, y, width: 1, height: 1 }));
  }

  /** In the middle of the first display. */
  centred({ width, height }: Pick<Rectangle, 'width' | 'height'>): Rectangle {
    const { workArea } = this.getPrimaryDisplay();
    const x = Math.round(workArea.x + (workArea.width - width) / 2);
    const y = Math.round(workArea.y + (workArea.height - height) / 2);
    return { x, y, width, height };
  }

  #most(score: (display: Display) => number): Display {
    const primary = this.getPrimaryDisplay();
    return this.displays.reduce((best, one) => (score(one) > score(best) ? one : best), primary);
  }
}

/** In square pixels. */
function overlap(a: Rectangle, b: Rectangle): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return Math.max(0, width) * Math.max(0, height);
}
