import { countText } from '#contract/count-text';
import { durationText } from '#contract/duration-text';
import type { PagePalette } from '../../canvas/page-palette';
import type { Box } from './box';
import { drawWords } from './draw-words';
import type { TokenLevel } from './token-gauge';

/** So many tokens are shown as coins; a larger bucket as a level. */
const MOST_COINS = 10;

/** Its words may be so much wider than the bucket on either side, in CSS pixels. */
const BESIDE_PX = 6;

/** The token bucket: whole tokens as coins, the next one filling; a large one as a level. */
export function drawBucket(
  context: CanvasRenderingContext2D,
  box: Box,
  level: TokenLevel,
  palette: PagePalette,
): void {
  const middleX = box.x + box.width / 2;
  const wordsHeight = box.height >= 44 ? 26 : 13;
  const vessel = { x: box.x + 10, y: box.y, width: box.width - 20, height: box.height - wordsHeight };
  drawVessel(context, vessel, palette);
  if (level.burst <= MOST_COINS) drawCoins(context, vessel, level, palette);
  else drawLevel(context, vessel, level, palette);
  context.font = `11px ${palette.font}`;
  const room = box.width + 2 * BESIDE_PX;
  const held = heldWords(level).find((words) => context.measureText(words).width <= room);
  drawWords(context, palette, held ?? '', middleX, box.y + box.height - wordsHeight + 8, {
    ...{ colour: palette.text, align: 'center' },
  });
  if (wordsHeight < 26) return;
  const words = level.nextInMs > 0 ? `next ${durationText(level.nextInMs)}` : `${level.perSecond}/s`;
  drawWords(context, palette, words, middleX, box.y + box.height - 5, {
    ...{ colour: palette.textDim, align: 'center' },
  });
}

/** Several ways to say what it holds, the longest first. */
export function heldWords({ available, burst }: TokenLevel): string[] {
  const exact = burst < 100 ? available.toFixed(1) : countText(Math.floor(available));
  return [
    `${exact} / ${countText(burst)} tokens`,
    `${exact} / ${countText(burst)}`,
    `${shortNumber(available)} / ${shortNumber(burst)}`,
  ];
}

/** `850`, `12k`, `1.5M`: never more than there is. */
function shortNumber(count: number): string {
  if (count < 1_000) return String(Math.floor(count));
  const isMillions = count >= 1_000_000;
  const units = count / (isMillions ? 1_000_000 : 1_000);
  return `${units < 10 ? Math.floor(units * 10) / 10 : Math.floor(units)}${isMillions ? 'M' : 'k'}`;
}

/** Where a bucket would stand if starts were limited. */
export function drawNoBucket(context: CanvasRenderingContext2D, box: Box, palette: PagePalette): void {
  const words = ['no rate', 'limit'];
  const vessel = { x: box.x + 12, y: box.y, width: box.width - 24, height: Math.min(box.height - 4, 46) };
  vesselShape(context, vessel);
  context.setLineDash([4, 4]);
  context.strokeStyle = palette.line;
  context.lineWidth = 1.5;
  context.stroke();
  context.setLineDash([]);
  const middleY = vessel.y + vessel.height / 2;
  words.forEach((word, index) => {
    const y = middleY + (index - (words.length - 1) / 2) * 13;
    drawWords(context, palette, word, box.x + box.width / 2, y, { colour: palette.textDim, align: 'center' });
  });
}

/** How far the rim of the vessel stands out at each side, in CSS pixels. */
const RIM_PX = 4;

/** Open at the top, with a rim, so that it does not look cut off; narrower at the bottom. */
function vesselShape(context: CanvasRenderingContext2D, { x, y, width, height }: Box): void {
  context.beginPath();
  context.moveTo(x - RIM_PX, y);
  context.lineTo(x, y);
  context.lineTo(x + 5, y + height);
  context.lineTo(x + width - 5, y + height);
  context.lineTo(x + width, y);
  context.lineTo(x + width + RIM_PX, y);
}

function drawVessel(context: CanvasRenderingContext2D, vessel: Box, palette: PagePalette): void {
  vesselShape(context, vessel);
  context.fillStyle = palette.stripe;
  context.fill();
  context.strokeStyle = palette.textDim;
  context.lineWidth = 1.5;
  context.stroke();
}

function drawLevel(
  context: CanvasRenderingContext2D,
  vessel: Box,
  level: TokenLevel,
  palette: PagePalette,
): void {
  const height = (vessel.height - 2) * Math.min(1, level.available / level.burst);
  context.save();
  vesselShape(context, vessel);
  context.clip();
  context.fillStyle = palette.backingOffFill;
  context.globalAlpha = 0.75;
  context.fillRect(vessel.x, vessel.y + vessel.height - height, vessel.width, height);
  context.restore();
}

function drawCoins(
  context: CanvasRenderingContext2D,
  vessel: Box,
  level: TokenLevel,
  palette: PagePalette,
): void {
  const perRow = level.burst <= 3 ? level.burst : Math.ceil(level.burst / 2);
  const rows = Math.ceil(level.burst / perRow);
  const size = Math.min((vessel.width - 12) / perRow, (vessel.height - 4) / rows, 18);
  const radius = Math.max(2, size / 2 - 1);
  for (let coin = 0; coin < level.burst; coin++) {
    const inRow = Math.min(perRow, level.burst - Math.floor(coin / perRow) * perRow);
    const x = vessel.x + vessel.width / 2 + ((coin % perRow) - (inRow - 1) / 2) * size;
    const y = vessel.y + vessel.height - 3 - radius - Math.floor(coin / perRow) * size;
    const share = Math.min(1, Math.max(0, level.available - coin));
    context.lineWidth = 1;
    context.strokeStyle = share === 0 ? palette.line : palette.backingOff;
    context.beginPath();
    context.arc(x, y, radius, 0, 2 * Math.PI);
    context.stroke();
    if (share === 0) continue;
    context.fillStyle = palette.backingOffFill;
    context.globalAlpha = share < 1 ? 0.55 : 1;
    context.beginPath();
    context.moveTo(x, y);
    context.arc(x, y, radius, -Math.PI / 2, -Math.PI / 2 + share * 2 * Math.PI);
    context.fill();
    context.globalAlpha = 1;
  }
}
