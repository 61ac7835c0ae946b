import { describe, expect, it } from 'vitest';
import { blended, mixPixels, pixelOf } from '../../../src-renderer/canvas/pixel-colour';
import { PixelLayer } from '../../../src-renderer/canvas/pixel-layer';

const [WHITE, RED] = [pixelOf('#ffffff'), pixelOf('#ff0000')];

/** The layer as text: a dot is white, a letter red, anything else mixed. */
function drawn(layer: PixelLayer): string[] {
  const mark = (pixel: number) => (pixel === WHITE ? '.' : pixel === RED ? 'R' : 'm');
  return Array.from({ length: layer.height }, (_, y) =>
    Array.from({ length: layer.width }, (_, x) => mark(layer.at(x, y))).join(''),
  );
}

describe('a layer of pixels', () => {
  it('fills rectangles, and leaves out what lies outside', () => {
    const layer = new PixelLayer();
    layer.begin(6, 4, WHITE);
    layer.fill(-3, 1, 2, 3, RED);
    layer.fill(4, 3, 90, 90, RED);
    expect(drawn(layer)).toEqual(['......', 'RR....', 'RR....', '....RR']);
  });

  it('begins anew without what was there, also where its size stays', () => {
    const layer = new PixelLayer();
    layer.begin(3, 1, WHITE);
    layer.fill(0, 0, 3, 1, RED);
    layer.begin(3, 1, WHITE);
    expect(drawn(layer)).toEqual(['...']);
  });

  it('hatches in diagonals that go on from one rectangle to the next', () => {
    const whole = new PixelLayer();
    whole.begin(8, 4, WHITE);
    whole.hatch(0, 0, 8, 4, RED, 0);
    const parts = new PixelLayer();
    parts.begin(8, 4, WHITE);
    parts.hatch(0, 0, 3, 4, RED, 0);
    parts.hatch(3, 0, 8, 4, RED, 0);
    expect(drawn(whole)).toEqual(['RR..RR..', 'R..RR..R', '..RR..RR', '.RR..RR.']);
    expect(drawn(parts)).toEqual(drawn(whole));
  });

  it('rounds corners, mixed with what lies under them', () => {
    const layer = new PixelLayer();
    layer.begin(8, 6, WHITE);
    layer.fillRound(0, 0, 8, 6, RED, 2);
    const [top, second, third] = drawn(layer);
    expect(top?.[0]).toBe('m');
    expect(top?.slice(2, 6)).toBe('RRRR');
    expect([second?.slice(2, 6), third]).toEqual(['RRRR', 'RRRRRRRR']);
    expect(drawn(layer)).toEqual(drawn(layer).toReversed());
  });
});

describe('colours of pixels', () => {
  it('are read from what style sheets say', () => {
    expect(pixelOf('#f00')).toBe(RED);
    expect(new Uint8Array(new Uint32Array([pixelOf('#102030')]).buffer)).toEqual(
      new Uint8Array([0x10, 0x20, 0x30, 0xff]),
    );
  });

  it('mix byte by byte', () => {
    expect(mixPixels(RED, WHITE, 1)).toBe(RED);
    expect(mixPixels(RED, WHITE, 0)).toBe(WHITE);
    expect(blended('#ff0000', '#ffffff', 0.5)).toBe('#ff8080');
    const half = new Uint8Array(new Uint32Array([mixPixels(RED, WHITE, 0.5)]).buffer);
    expect([...half]).toEqual([255, 127, 127, 255]);
  });
});
