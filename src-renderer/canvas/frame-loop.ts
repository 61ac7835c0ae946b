/** The host's animation frames, as `window` has them. */
export interface FrameSource {
  requestAnimationFrame(run: (nowMs: number) => void): number;
  cancelAnimationFrame(id: number): void;
}

/** A picture that the loop draws. */
export interface Painted {
  /** Draw it in the next frame. Any number of calls before that frame come to one drawing. */
  redraw(): void;
  /** Let it go; it is never drawn again. */
  remove(): void;
}

/** The one owner of animation frames: a frame is asked for only while some picture wants to be drawn. */
export interface FrameLoop {
  /** Draw by `paint`, whose result says whether it wants the next frame too. */
  add(paint: (nowMs: number) => boolean): Painted;
}

export function createFrameLoop(source: FrameSource): FrameLoop {
  const wanting = new Set<(nowMs: number) => boolean>();
  let frame: number | null = null;

  function ask(): void {
    frame ??= source.requestAnimationFrame(run);
  }

  function run(nowMs: number): void {
    frame = null;
    const due = [...wanting];
    wanting.clear();
    for (const paint of due) if (paint(nowMs)) wanting.add(paint);
    if (wanting.size > 0) ask();
  }

  return {
    add(paint) {
      return {
        redraw() {
          wanting.add(paint);
          ask();
        },
        remove() {
          wanting.delete(paint);
          if (wanting.size > 0 || frame === null) return;
          source.cancelAnimationFrame(frame);
          frame = null;
        },
      };
    },
  };
}
