import type { PagePalette } from '../../canvas/page-palette';
import { drawStatusGlyph } from '../../components/draw-status-glyph';
import type { StatusTone } from '../../components/status-glyph';
import { drawWords } from './draw-words';

const GLYPH_PX = 9;

/** A parcel: its middle, its size, its task's number (null: not known here), and how it stands. */
export interface Parcel {
  readonly task: number | null;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly tone: StatusTone;
}

/** A parcel with its number and mark in the colour of its status. */
export function drawParcel(context: CanvasRenderingContext2D, palette: PagePalette, parcel: Parcel): void {
  const { task, x, y, width, height, tone } = parcel;
  const [left, top] = [x - width / 2, y - height / 2];
  const { fill, ink, edge } = lookOf(palette, tone);
  box(context, left, top, width, height);
  context.fillStyle = fill;
  context.fill();
  if (tone === 'backing-off') {
    context.fillStyle = palette.backingOffHatch;
    context.fill();
  }
  context.strokeStyle = edge;
  context.lineWidth = 1.25;
  context.stroke();
  if (width < 20) return;
  if (task === null) {
    // It is there, but its number is not known here.
    if (tone === 'queued') drawStatusGlyph(context, tone, x - GLYPH_PX / 2, y - GLYPH_PX / 2, GLYPH_PX, edge);
    return;
  }
  if (tone === 'backing-off') {
    // The number must be legible on the hatching.
    context.fillStyle = palette.panel;
    context.fillRect(left + 3, top + 3, width - 6, height - 6);
  }
  drawStatusGlyph(context, tone, left + 5, y - GLYPH_PX / 2, GLYPH_PX, ink);
  drawWords(context, palette, String(task), left + 6 + GLYPH_PX + (width - GLYPH_PX - 12) / 2, y + 0.5, {
    colour: ink,
    bold: true,
    align: 'center',
  });
}

/** A body that runs on after its verdict: only its outline, dashed. */
export function drawGhostParcel(
  context: CanvasRenderingContext2D,
  palette: PagePalette,
  parcel: Parcel,
): void {
  const { task, x, y, width, height, tone } = parcel;
  const { mark } = tone === 'timed-out' ? palette.outcomes['timed-out'] : palette.outcomes.cancelled;
  box(context, x - width / 2, y - height / 2, width, height);
  context.fillStyle = palette.panel;
  context.fill();
  context.setLineDash([4, 3]);
  context.strokeStyle = mark;
  context.lineWidth = 1.5;
  context.stroke();
  context.setLineDash([]);
  if (task !== null && width >= 20) {
    drawWords(context, palette, String(task), x, y + 0.5, {
      colour: palette.text,
      bold: true,
      align: 'center',
    });
  }
}

/** Marks a parcel that is selected, or where the keyboard stands. */
export function drawRing(
  context: CanvasRenderingContext2D,
  { x, y, width, height }: Omit<Parcel, 'task' | 'tone'>,
  colour: string,
  isCursor: boolean,
): void {
  box(context, x - width / 2 - 2.5, y - height / 2 - 2.5, width + 5, height + 5, 6);
  context.strokeStyle = colour;
  context.lineWidth = 2;
  if (isCursor) context.setLineDash([2, 2]);
  context.stroke();
  context.setLineDash([]);
}

function box(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  width: number,
  height: number,
  radius = 4,
): void {
  context.beginPath();
  context.roundRect(x, y, width, height, radius);
}

function lookOf(palette: PagePalette, tone: StatusTone) {
  switch (tone) {
    case 'queued':
      return { fill: palette.stripe, ink: palette.text, edge: palette.queued };
    case 'running':
      return { ...palette.running, edge: palette.running.fill };
    case 'backing-off':
      return { fill: palette.panel, ink: palette.backingOff, edge: palette.backingOff };
    default:
      return { ...palette.outcomes[tone], edge: palette.outcomes[tone].fill };
  }
}
