import type { Outcome } from '#contract/task';
import type { PagePalette } from '../../canvas/page-palette';
import { taskOnLane } from './belt-model';
import { type BeltScene, shareOfTime } from './belt-scene';
import { drawRing } from './draw-parcel';
import { drawWords } from './draw-words';
import { type CellKind, cellKind } from './lane-cell';
import { slotOf } from './lanes-layout';

const LEAST_WORDS_PX = 13;

/**
 * Many lanes, a cell each: it fills from below while its attempt's time runs; hatched where it waits with a
 * task that backs off; a dashed edge where a ghost is on it.
 */
export function drawLaneGrid(
  context: CanvasRenderingContext2D,
  scene: BeltScene,
  palette: PagePalette,
): void {
  const { layout, moment, nowMs } = scene;
  const { lanes } = moment;
  const { slotWidth, slotHeight } = layout.lanes;
  const cells = (wanted: CellKind, shape: (x: number, y: number, index: number) => void) => {
    for (let index = 0; index < lanes.length; index++) {
      if (cellKind(scene, index) !== wanted) continue;
      const { x, y } = slotOf(layout.lanes, index);
      shape(x, y, index);
    }
  };

  context.fillStyle = palette.stripe;
  cells('idle', (x, y) => context.fillRect(x, y, slotWidth, slotHeight));
  context.strokeStyle = palette.line;
  context.lineWidth = 1;
  cells('idle', (x, y) => context.strokeRect(x + 0.5, y + 0.5, slotWidth - 1, slotHeight - 1));

  context.fillStyle = palette.running.fill;
  context.globalAlpha = 0.38;
  cells('running', (x, y) => context.fillRect(x, y, slotWidth, slotHeight));
  context.globalAlpha = 1;
  cells('running', (x, y, index) => {
    const share = shareOfTime(moment, index, nowMs) ?? 1;
    context.fillRect(x, y + slotHeight * (1 - share), slotWidth, slotHeight * share);
  });

  context.fillStyle = palette.backingOffHatch;
  cells('held', (x, y) => context.fillRect(x, y, slotWidth, slotHeight));
  context.strokeStyle = palette.backingOff;
  cells('held', (x, y) => context.strokeRect(x + 0.5, y + 0.5, slotWidth - 1, slotHeight - 1));

  context.setLineDash([3, 2]);
  context.lineWidth = 1.5;
  for (const outcome of ['timed-out', 'cancelled'] as const) {
    context.strokeStyle = palette.outcomes[outcome].mark;
    cells('ghost', (x, y, index) => {
      if (ghostOutcome(scene, index) === outcome)
        context.strokeRect(x + 1, y + 1, slotWidth - 2, slotHeight - 2);
    });
  }
  context.setLineDash([]);
  drawNumbers(context, scene, palette);
  drawRings(context, scene, palette);
}

function ghostOutcome({ moment }: BeltScene, index: number): Outcome | null {
  const occupancy = moment.lanes[index]?.occupancy;
  if (occupancy?.kind !== 'settled') return null;
  return occupancy.outcome === 'timed-out' ? 'timed-out' : 'cancelled';
}

/** The tasks' numbers, where cells are large enough for the longest. */
function drawNumbers(context: CanvasRenderingContext2D, scene: BeltScene, palette: PagePalette): void {
  const { layout, moment } = scene;
  const { slotWidth, slotHeight } = layout.lanes;
  if (slotHeight < LEAST_WORDS_PX || slotWidth < layout.parcel.width - 12) return;
  moment.lanes.forEach((_, index) => {
    const task = taskOnLane(moment, index);
    if (task === null) return;
    const { x, y } = slotOf(layout.lanes, index);
    const [middleX, middleY] = [x + slotWidth / 2, y + slotHeight / 2 + 0.5];
    if (cellKind(scene, index) === 'held') {
      context.fillStyle = palette.panel;
      context.fillRect(x + 2, y + 2, slotWidth - 4, slotHeight - 4);
    }
    const isFull =
      cellKind(scene, index) === 'running' && (shareOfTime(moment, index, scene.nowMs) ?? 1) > 0.55;
    drawWords(context, palette, String(task), middleX, middleY, {
      ...{ align: 'center', bold: true, colour: isFull ? palette.running.ink : palette.text },
    });
  });
}

function drawRings(context: CanvasRenderingContext2D, scene: BeltScene, palette: PagePalette): void {
  const { layout, moment, selectedTask, cursorTask } = scene;
  if (selectedTask === null && cursorTask === null) return;
  moment.lanes.forEach((_, index) => {
    const task = taskOnLane(moment, index);
    if (task === null || (task !== selectedTask && task !== cursorTask)) return;
    const { x, y, width, height } = slotOf(layout.lanes, index);
    const box = { x: x + width / 2, y: y + height / 2, width, height };
    drawRing(context, box, task === selectedTask ? palette.text : palette.link, task !== selectedTask);
  });
}
