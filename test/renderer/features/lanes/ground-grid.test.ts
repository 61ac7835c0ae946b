import { describe, expect, it } from 'vitest';
import { PixelLayer } from '../../../../src-renderer/canvas/pixel-layer';
import { groundGrid } from '../../../../src-renderer/features/lanes/ground-grid';
import { sceneOf } from '../../../../src-renderer/features/lanes/lanes-scene';
import { laneOf, momentWith } from '../../lanes-scenes';

/** Eight pixels of the hatched ground, from a moment on and from the top of the rows down, as the picture stands. */
function hatchAt(pixel: number, scrollTopPx: number, pixelRatio: number): string {
  const moment = momentWith({ lanes: Array.from({ length: 80 }, (_, index) => laneOf(index + 1)) });
  const fromMs = (pixel * 10) / pixelRatio;
  const span = { fromMs, toMs: fromMs + 10_000 };
  const box = { widthPx: 1_054, heightPx: 240, scrollTopPx, pixelRatio };
  const nothing = { selectedTask: null, stretches: [], target: null };
  const scene = sceneOf(moment, span, box, nothing, []);
  const grid = groundGrid(scene);
  const layer = new PixelLayer();
  layer.begin(400, 200, 0);
  layer.hatch(0, 0, 400, 200, 1, grid.hatchShift);
  const originPx = Math.round(scene.scale.fromMs * grid.pixelsPerMs);
  const y = 120 - scrollTopPx * pixelRatio;
  return Array.from({ length: 8 }, (_, index) => layer.at(1_300 + index - originPx, y)).join('');
}

describe('the hatching of the ground', () => {
  it.each([1, 2])(
    'stays with what it fills when the picture slides or scrolls, at %s pixels in one',
    (ratio) => {
      const slid = Array.from({ length: 9 }, (_, by) => hatchAt(1_000 + by, 0, ratio));
      const scrolled = Array.from({ length: 9 }, (_, by) => hatchAt(1_000, by * 5, ratio));
      expect(new Set([...slid, ...scrolled])).toEqual(new Set([slid[0]]));
      expect(slid[0]).toMatch(/^0*1+0+1+/);
    },
  );
});
