import { countText } from '#contract/count-text';
import type { TimeMark } from '#contract/time-mark';
import type { TimeSpan } from '../../canvas/time-span';
import { verticalLine } from './bar-shapes';
import type { LanesPalette } from './lanes-palette';
import { AXIS_PX, FOOT_PX, type LanesScene } from './lanes-scene';
import { countOfMarks } from './summary-facts';

/** Marks that stand at one place, where only one line can be seen. */
export interface MarkGroup {
  readonly x: number;
  readonly marks: readonly TimeMark[];
}

const WHOLE_RUN: TimeSpan = { fromMs: 0, toMs: Number.POSITIVE_INFINITY };

/** Words of marks stand no closer than this, in CSS pixels. */
const WORD_GAP_PX = 4;

type Marked = Pick<LanesScene, 'marks' | 'scale' | 'atMs'>;

/** The marks in sight, up to the moment shown; what stands within three pixels is one. */
export function marksInSight(scene: Marked): MarkGroup[] {
  return markGroups(scene, scene.scale);
}

/** The same of a stretch that need not be in sight; by default of the whole run. */
export function markGroups({ marks, scale, atMs }: Marked, stretch: TimeSpan = WHOLE_RUN): MarkGroup[] {
  const groups: { x: number; marks: TimeMark[] }[] = [];
  for (const mark of marks) {
    if (mark.atMs < stretch.fromMs || mark.atMs > stretch.toMs || mark.atMs > atMs) continue;
    const x = Math.round(scale.xOf(mark.atMs)) + 0.5;
    const last = groups.at(-1);
    if (last !== undefined && x - last.x < 3) last.marks.push(mark);
    else groups.push({ x, marks: [mark] });
  }
  return groups;
}

/** Changes of limits as dashed lines, a shutdown as a heavy one, with a word at the foot where there is room. */
export function drawMarks(context: CanvasRenderingContext2D, scene: LanesScene, palette: LanesPalette): void {
  let wordsEndX = Number.NEGATIVE_INFINITY;
  context.font = `600 10px ${palette.font}`;
  context.textBaseline = 'bottom';
  context.textAlign = 'left';
  for (const { x, marks } of marksInSight(scene)) {
    const isShutdown = marks.some(({ kind }) => kind === 'shutdown');
    const isTarget = scene.target?.kind === 'marks' && scene.target.marks[0]?.atMs === marks[0]?.atMs;
    const colour = isShutdown ? palette.outcomes.cancelled.mark : isTarget ? palette.text : palette.textDim;
    context.setLineDash(isShutdown ? [] : [4, 3]);
    verticalLine(context, x, AXIS_PX, scene.heightPx, colour, isShutdown || isTarget ? 2 : 1);
    context.setLineDash([]);
    if (x < wordsEndX + WORD_GAP_PX) continue;
    const word = isShutdown ? 'shut down' : limitsWord(countOfMarks(marks));
    const width = context.measureText(word).width + 8;
    const wordX = Math.min(x, scene.scale.rightPx - width);
    if (wordX < wordsEndX + WORD_GAP_PX) continue;
    wordsEndX = wordX + width;
    context.fillStyle = palette.panel;
    context.fillRect(wordX, scene.heightPx - FOOT_PX + 2, width, FOOT_PX - 3);
    context.fillStyle = colour;
    context.fillText(word, wordX + 4, scene.heightPx - 3);
  }
}

function limitsWord(count: number): string {
  return count > 1 ? `limits × ${countText(count)}` : 'limits';
}
