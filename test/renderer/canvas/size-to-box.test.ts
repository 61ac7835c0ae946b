import { afterEach, describe, expect, it, vi } from 'vitest';
import { sizeToBox } from '../../../src-renderer/canvas/size-to-box';

afterEach(() => vi.unstubAllGlobals());

describe('sizing a canvas to its box', () => {
  it('sets its size on the page also where its pixels stay as many', () => {
    const canvas = document.createElement('canvas');
    const context = { setTransform: () => {}, clearRect: () => {} } as unknown as CanvasRenderingContext2D;
    const sized = (clientWidth: number, clientHeight: number, ratio: number) => {
      vi.stubGlobal('devicePixelRatio', ratio);
      sizeToBox({ clientWidth, clientHeight } as HTMLElement, canvas, context);
      return [canvas.width, canvas.height, canvas.style.width, canvas.style.height];
    };
    expect(sized(800, 400, 1)).toEqual([800, 400, '800px', '400px']);
    expect(sized(400, 200, 2)).toEqual([800, 400, '400px', '200px']);
  });
});
