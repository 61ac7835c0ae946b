import type { Outcome } from '#contract/task';

/** How a bar is filled, and what is legible on it. */
export interface Fill {
  readonly fill: string;
  readonly ink: string;
}

/** The colours of the picture, as the page's theme has them. */
export interface LanesPalette {
  readonly outcomes: Readonly<Record<Outcome, Fill>>;
  readonly running: Fill;
  readonly backingOff: string;
  readonly backingOffHatch: CanvasPattern | string;
  readonly text: string;
  readonly textDim: string;
  readonly line: string;
  readonly stripe: string;
  readonly panel: string;
  readonly now: string;
  readonly shutdown: string;
  readonly font: string;
}

/** Reads the palette off the page. Do it again when the colour scheme changes. */
export function readPalette(page: Document): LanesPalette {
  const style = getComputedStyle(page.documentElement);
  const colour = (name: string) => style.getPropertyValue(`--${name}`).trim();
  const fill = (name: string): Fill => ({ fill: colour(`${name}-fill`), ink: colour(`${name}-ink`) });
  return {
    outcomes: {
      succeeded: fill('succeeded'),
      failed: fill('failed'),
      'timed-out': fill('timed-out'),
      cancelled: fill('cancelled'),
    },
    running: fill('running'),
    backingOff: colour('backing-off'),
    backingOffHatch: hatch(page, colour('backing-off-fill')),
    text: colour('text'),
    textDim: colour('text-dim'),
    line: colour('line'),
    stripe: colour('stripe'),
    panel: colour('panel'),
    now: colour('running'),
    shutdown: colour('cancelled'),
    font: style.getPropertyValue('--font').trim() || 'sans-serif',
  };
}

const HATCH_PX = 7;

/** Diagonal strokes, drawn once and repeated. */
function hatch(page: Document, colour: string): CanvasPattern | string {
  const ratio = Math.max(1, Math.round(page.defaultView?.devicePixelRatio ?? 1));
  const tile = page.createElement('canvas');
  tile.width = HATCH_PX * ratio;
  tile.height = HATCH_PX * ratio;
  const context = tile.getContext('2d');
  if (context === null) return colour;
  context.scale(ratio, ratio);
  context.strokeStyle = colour;
  context.lineWidth = 1.8;
  for (const shift of [-HATCH_PX, 0, HATCH_PX]) {
    context.beginPath();
    context.moveTo(shift - 1, HATCH_PX + 1);
    context.lineTo(shift + HATCH_PX + 1, -1);
    context.stroke();
  }
  const pattern = context.createPattern(tile, 'repeat');
  pattern?.setTransform(new DOMMatrix().scale(1 / ratio));
  return pattern ?? colour;
}
