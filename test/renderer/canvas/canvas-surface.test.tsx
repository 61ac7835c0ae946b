import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CanvasSurface } from '../../../src-renderer/canvas/canvas-surface';
import { FakeCanvas } from '../fake-canvas';
import { show } from '../fake-yard';

let canvas: FakeCanvas;
let uninstall: () => void;
beforeEach(() => {
  canvas = new FakeCanvas();
  uninstall = canvas.install();
});
afterEach(() => uninstall());

/** A picture that always moves; each drawing takes as long as given. Frames are 16 ms apart. */
function moving(tookMs: number, isStale?: () => boolean) {
  let hostMs = 0;
  let drawings = 0;
  const draw = () => {
    drawings++;
    hostMs += tookMs;
    return { contentHeightPx: 100, moving: true };
  };
  show(
    <CanvasSurface
      loop={canvas.loop}
      draw={draw}
      {...(isStale === undefined ? null : { isStale })}
      redrawRef={{ current: null }}
      minIntervalMs={0}
      now={() => hostMs}
      name="Moving"
      label="A picture that moves"
    />,
  );
  return () => drawings;
}

describe('a surface', () => {
  it('draws a moving picture in every frame', () => {
    const drawings = moving(2);
    canvas.frames(12);
    expect(drawings()).toBe(12);
  });

  it('draws nothing in a frame that would look like the last', () => {
    let isStale = false;
    const drawings = moving(2, () => isStale);
    canvas.frames(5);
    expect(drawings()).toBe(1);
    isStale = true;
    canvas.frames(5);
    expect(drawings()).toBe(6);
  });

  it('rests after a heavy drawing, and goes on', () => {
    const drawings = moving(16);
    canvas.frames(12);
    expect(drawings()).toBe(4);
  });
});
