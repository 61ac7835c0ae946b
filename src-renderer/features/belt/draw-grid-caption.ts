import { countOf, countText } from '#contract/count-text';
import type { PagePalette } from '../../canvas/page-palette';
import type { BeltScene } from './belt-scene';
import { drawWords } from './draw-words';
import { type CellKind, cellKind } from './lane-cell';

const CELL_KINDS = ['running', 'held', 'ghost', 'idle'] as const satisfies readonly CellKind[];
const KIND_WORDS: Readonly<Record<CellKind, string>> = {
  running: 'running',
  held: 'held for a retry',
  ghost: 'ghosts',
  idle: 'idle',
  closed: 'closed',
};

/** How many lanes do what, each beside a cell as it looks. */
export function drawGridCaption(
  context: CanvasRenderingContext2D,
  scene: BeltScene,
  palette: PagePalette,
): void {
  const { layout, moment } = scene;
  const { y, lanesX } = layout.caption;
  const counts: Record<CellKind, number> = { running: 0, held: 0, ghost: 0, idle: 0, closed: 0 };
  for (let index = 0; index < moment.lanes.length; index++) counts[cellKind(scene, index)]++;
  const total = countOf(moment.lanes.length - counts.closed, 'lane');
  drawWords(context, palette, total, lanesX, y, { colour: palette.text });
  let x = lanesX + context.measureText(total).width + 10;
  for (const kind of CELL_KINDS) {
    if (counts[kind] === 0) continue;
    const long = `${countText(counts[kind])} ${KIND_WORDS[kind]}`;
    const isLong = x + context.measureText(long).width < lanesX + layout.lanes.box.width * 0.72;
    const words = isLong ? long : countText(counts[kind]);
    drawSample(context, palette, kind, x, y - 5);
    drawWords(context, palette, words, x + 15, y, { colour: palette.textDim });
    x += 15 + context.measureText(words).width + 9;
  }
}

function drawSample(
  context: CanvasRenderingContext2D,
  palette: PagePalette,
  kind: (typeof CELL_KINDS)[number],
  x: number,
  y: number,
): void {
  const [width, height] = [11, 10];
  if (kind === 'running' || kind === 'held') {
    context.fillStyle = kind === 'running' ? palette.running.fill : palette.backingOffHatch;
    context.fillRect(x, y, width, height);
  }
  if (kind === 'running') return;
  context.strokeStyle = EDGES[kind](palette);
  context.lineWidth = kind === 'ghost' ? 1.5 : 1;
  if (kind === 'ghost') context.setLineDash([3, 2]);
  context.strokeRect(x + 0.5, y + 0.5, width - 1, height - 1);
  context.setLineDash([]);
}

const EDGES: Readonly<Record<Exclude<CellKind, 'running' | 'closed'>, (palette: PagePalette) => string>> = {
  held: ({ backingOff }) => backingOff,
  ghost: ({ textDim }) => textDim,
  idle: ({ line }) => line,
};
