import { describe, expect, it } from 'vitest';
import { drawMarks, markGroups } from '../../../../src-renderer/features/lanes/draw-marks';
import type { LanesPalette } from '../../../../src-renderer/features/lanes/lanes-palette';
import { momentWith, sceneWith } from '../../lanes-scenes';

const limits = (atMs: number, count?: number) => ({
  ...{ atMs, kind: 'limits' as const, changes: [] },
  ...(count === undefined ? null : { count, toMs: atMs + 1 }),
});

/** The words at the foot, and the ground each of them takes: six pixels a letter. */
function wordsOf(marks: readonly ReturnType<typeof limits>[]) {
  const grounds: [from: number, to: number][] = [];
  const words: string[] = [];
  const context = {
    ...{ beginPath() {}, moveTo() {}, lineTo() {}, stroke() {}, setLineDash() {} },
    measureText: (word: string) => ({ width: word.length * 6 }),
    fillRect: (x: number, _: number, width: number) => grounds.push([x, x + width]),
    fillText: (word: string) => words.push(word),
  } as unknown as CanvasRenderingContext2D;
  const palette = { outcomes: { cancelled: { mark: '' } } } as LanesPalette;
  drawMarks(context, sceneWith(momentWith({ marks, atMs: 10_000 })), palette);
  return { words, grounds };
}

describe('the words of marks', () => {
  it('never lie on each other, however long they are and wherever they stand', () => {
    const marks = [100, 110, 640, 650, 1_200, 9_700, 9_800, 9_990].flatMap((atMs) => [limits(atMs, 12)]);
    const { words, grounds } = wordsOf(marks);
    expect(words.length).toBeGreaterThan(2);
    for (const [index, [from]] of grounds.entries()) {
      expect(from).toBeGreaterThan(grounds[index - 1]?.[1] ?? Number.NEGATIVE_INFINITY);
    }
  });

  it('count every change, also those that became one mark', () => {
    expect(wordsOf([limits(1_000), limits(1_010, 1_200)]).words).toEqual(['limits × 1\u202f201']);
  });
});

describe('marks in groups', () => {
  it('are of the whole run, or of a stretch of it', () => {
    const scene = sceneWith(momentWith({ marks: [limits(1_000), limits(30_000)], atMs: 40_000 }));
    expect(markGroups(scene)).toHaveLength(2);
    expect(markGroups(scene, { fromMs: 0, toMs: 2_000 })).toHaveLength(1);
  });
});
