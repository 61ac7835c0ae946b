import { act } from '@testing-library/react';
import { createFrameLoop, type FrameLoop } from '../../src-renderer/canvas/frame-loop';

/** A canvas that keeps the words written on it, for a window that has none. */
export class FakeCanvas {
  /** Words written; whoever wants only the newest empties it first. */
  words: string[] = [];
  /** Frames in which anything was drawn. */
  drawings = 0;
  #pending: ((nowMs: number) => void) | null = null;
  #nowMs = 0;

  readonly loop: FrameLoop = createFrameLoop({
    requestAnimationFrame: (run) => {
      this.#pending = run;
      return 1;
    },
    cancelAnimationFrame: () => {
      this.#pending = null;
    },
  });

  /** Whether somebody waits for a frame. */
  get isWaiting(): boolean {
    return this.#pending !== null;
  }

  /** Takes the place of what the window lacks, until undone. */
  install(): () => void {
    const { getContext } = HTMLCanvasElement.prototype;
    const globals = { ImageData: globalThis.ImageData, Path2D: globalThis.Path2D };
    const context = new Proxy({} as Record<string, unknown>, {
      get: (target, name: string) => {
        if (name === 'fillText') return (word: string) => this.words.push(word);
        if (name === 'putImageData') return () => this.drawings++;
        if (name === 'measureText') return (word: string) => ({ width: word.length * 6 });
        if (name === 'createPattern') return () => null;
        return target[name] ?? (() => undefined);
      },
    });
    HTMLCanvasElement.prototype.getContext = (() => context) as never;
    Object.assign(globalThis, { ImageData: class {}, Path2D: class {} });
    return () => {
      HTMLCanvasElement.prototype.getContext = getContext;
      Object.assign(globalThis, globals);
    };
  }

  /** So many frames, as far as anybody waits for one. */
  frames(count = 1): void {
    for (let frame = 0; frame < count; frame++) {
      const run = this.#pending;
      if (run === null) return;
      this.#pending = null;
      this.#nowMs += 16;
      act(() => run(this.#nowMs));
    }
  }
}
