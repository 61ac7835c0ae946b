import { describe, expect, it } from 'vitest';
import { createFrameLoop } from '../../../src-renderer/canvas/frame-loop';

/** Frames that come when the test says so. */
class FakeFrames {
  pending: ((nowMs: number) => void) | null = null;
  requestAnimationFrame = (run: (nowMs: number) => void): number => {
    expect(this.pending, 'one frame is asked for at a time').toBeNull();
    this.pending = run;
    return 1;
  };
  cancelAnimationFrame = (): void => {
    this.pending = null;
  };
  next(nowMs: number): void {
    const run = this.pending;
    this.pending = null;
    run?.(nowMs);
  }
}

describe('the frame loop', () => {
  it('draws once for any number of calls before a frame, and asks for no frame after it', () => {
    const frames = new FakeFrames();
    const drawn: number[] = [];
    const picture = createFrameLoop(frames).add((nowMs) => {
      drawn.push(nowMs);
      return false;
    });
    picture.redraw();
    picture.redraw();
    frames.next(16);
    expect(drawn).toEqual([16]);
    expect(frames.pending).toBeNull();
  });

  it('goes on for a picture that moves until it rests', () => {
    const frames = new FakeFrames();
    let left = 2;
    const picture = createFrameLoop(frames).add(() => --left > 0);
    picture.redraw();
    frames.next(16);
    expect(frames.pending).not.toBeNull();
    frames.next(32);
    expect(frames.pending).toBeNull();
  });

  it('never draws a picture that was let go', () => {
    const frames = new FakeFrames();
    let drawn = 0;
    const picture = createFrameLoop(frames).add(() => {
      drawn++;
      return true;
    });
    picture.redraw();
    picture.remove();
    frames.next(16);
    expect(drawn).toBe(0);
    expect(frames.pending).toBeNull();
  });
});
