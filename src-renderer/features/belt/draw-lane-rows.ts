import type { PagePalette } from '../../canvas/page-palette';
import { type BeltScene, LANE_NUMBER_PX } from './belt-scene';
import type { Box } from './box';
import { drawAttempt, drawEndWords, drawGhost, drawHold } from './draw-lane-work';
import { drawWords } from './draw-words';
import { slotOf } from './lanes-layout';
import type { Slides } from './slides';

/** A row for each lane: its parcel goes along it while its time runs, to the timeout at the right end. */
export function drawLaneRows(
  context: CanvasRenderingContext2D,
  scene: BeltScene,
  palette: PagePalette,
  slides: Slides,
): void {
  const { layout, moment } = scene;
  if (moment.lanes.length === 0) drawNoLanes(context, layout.lanes.box, palette);
  moment.lanes.forEach((lane, index) => {
    const slot = slotOf(layout.lanes, index);
    drawBed(context, palette, slot, lane.open);
    drawWords(context, palette, String(lane.lane), slot.x + LANE_NUMBER_PX / 2, slot.y + slot.height / 2, {
      ...{ colour: palette.textDim, align: 'center' },
    });
    if (lane.occupancy.kind === 'attempt') drawAttempt(context, scene, palette, index, slot, slides);
    else if (moment.ghosts.has(lane.lane)) drawGhost(context, scene, palette, index, slot);
    else if (lane.hold !== null) drawHold(context, scene, palette, index, slot);
    else {
      const ways = [lane.open ? 'idle' : 'closed'];
      drawEndWords(context, scene, palette, slot, { ways, colour: palette.textDim });
    }
  });
}

/** Where the lanes would be. */
function drawNoLanes(context: CanvasRenderingContext2D, box: Box, palette: PagePalette): void {
  context.beginPath();
  context.roundRect(box.x + 0.5, box.y + 0.5, box.width - 1, box.height - 1, 5);
  context.strokeStyle = palette.line;
  context.lineWidth = 1.5;
  context.setLineDash([5, 4]);
  context.stroke();
  context.setLineDash([]);
  drawWords(context, palette, 'no lane is open', box.x + box.width / 2, box.y + box.height / 2, {
    ...{ colour: palette.textDim, align: 'center' },
  });
}

function drawBed(context: CanvasRenderingContext2D, palette: PagePalette, slot: Box, isOpen: boolean): void {
  context.beginPath();
  context.roundRect(slot.x, slot.y, slot.width, slot.height, 5);
  context.fillStyle = palette.stripe;
  context.fill();
  context.strokeStyle = palette.line;
  context.lineWidth = 1;
  // A lane that takes nothing any more.
  if (!isOpen) context.setLineDash([3, 3]);
  context.stroke();
  context.setLineDash([]);
}
