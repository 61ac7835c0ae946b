import { countText } from '#contract/count-text';
import { COUNT_OF_OUTCOME } from '#contract/counts';
import { STATUS_MARKS } from '#contract/status-marks';
import { OUTCOMES, type Outcome } from '#contract/task';
import type { PagePalette } from '../../canvas/page-palette';
import { drawStatusGlyph } from '../../components/draw-status-glyph';
import type { BeltScene } from './belt-scene';
import { binParcelBox, binParcels } from './bin-parcels';
import { drawParcel, drawRing } from './draw-parcel';
import { drawWords } from './draw-words';

/** Where the word of a bin begins, from its left, in CSS pixels. */
const WORD_PX = 27;

/** Four bins, one for each way to end, with the exact number and the newest parcels in them. */
export function drawBins(context: CanvasRenderingContext2D, scene: BeltScene, palette: PagePalette): void {
  for (const outcome of OUTCOMES) {
    drawBin(context, scene, palette, outcome);
    binParcels(scene, outcome).forEach((task, index) => {
      const box = binParcelBox(scene.layout, outcome, index);
      const parcel = { ...box, x: box.x + box.width / 2, y: box.y + box.height / 2, task, tone: outcome };
      drawParcel(context, palette, parcel);
      if (task === scene.selectedTask) drawRing(context, parcel, palette.text, false);
      if (task === scene.cursorTask) drawRing(context, parcel, palette.link, true);
    });
  }
}

function drawBin(
  context: CanvasRenderingContext2D,
  { layout, moment }: BeltScene,
  palette: PagePalette,
  outcome: Outcome,
): void {
  const { x, y, width, height } = layout.bins[outcome];
  const { fill, mark } = palette.outcomes[outcome];
  context.beginPath();
  context.roundRect(x, y, width, height, 5);
  context.fillStyle = palette.stripe;
  context.fill();
  // Open at the top: its sides and its bottom in the outcome's colour.
  context.beginPath();
  context.moveTo(x + 1, y);
  context.lineTo(x + 1, y + height - 6);
  context.quadraticCurveTo(x + 1, y + height - 1, x + 6, y + height - 1);
  context.lineTo(x + width - 6, y + height - 1);
  context.quadraticCurveTo(x + width - 1, y + height - 1, x + width - 1, y + height - 6);
  context.lineTo(x + width - 1, y);
  context.strokeStyle = fill;
  context.lineWidth = 2;
  context.stroke();
  const headY = height >= 44 ? y + 14 : y + height / 2;
  const count = moment.counts[COUNT_OF_OUTCOME[outcome]];
  drawStatusGlyph(context, outcome, x + 9, headY - 6, 12, mark);
  const words = countText(count);
  drawWords(context, palette, words, x + width - 9, headY, {
    ...{ sizePx: 15, bold: true, align: 'right', colour: count === 0 ? palette.textDim : palette.text },
  });
  const room = width - WORD_PX - 15 - context.measureText(words).width;
  const { word } = STATUS_MARKS[outcome];
  context.font = `11px ${palette.font}`;
  // Before a large number there is no room for the word: the mark says the same.
  if (context.measureText(word).width > room) return;
  drawWords(context, palette, word, x + WORD_PX, headY, { colour: palette.textDim });
}
