import { SHARE_KINDS, type ShareKind } from '#contract/lane-history';
import type { Outcome } from '#contract/task';
import { hatchPattern } from '../../canvas/hatch-pattern';
import { blended, pixelOf } from '../../canvas/pixel-colour';
import { GlyphSprites } from './glyph-sprites';
import { LabelFont } from './label-font';

/** How a bar is filled, and what is legible on it. */
export interface Fill {
  readonly fill: string;
  readonly ink: string;
}

/** The colours of what is painted as plain pixels: see PixelLayer. */
export interface GroundColours {
  readonly panel: number;
  readonly stripe: number;
  readonly line: number;
  /** In the order of SHARE_KINDS. */
  readonly kinds: readonly number[];
  /** Which of them are hatched, that no colour alone tells a wait from work. */
  readonly hatched: readonly boolean[];
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
  readonly labelFont: LabelFont;
  readonly ground: GroundColours;
  readonly glyphs: GlyphSprites;
}

/** Reads the palette off the page. Do it again when the colour scheme changes. */
export function readPalette(page: Document): LanesPalette {
  const style = getComputedStyle(page.documentElement);
  const colour = (name: string) => style.getPropertyValue(`--${name}`).trim();
  const font = colour('font') || 'sans-serif';
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
    backingOffHatch: hatchPattern(page, colour('backing-off-fill')),
    text: colour('text'),
    textDim: colour('text-dim'),
    line: colour('line'),
    stripe: colour('stripe'),
    panel: colour('panel'),
    now: colour('running'),
    shutdown: colour('cancelled'),
    ground: groundOf(colour),
    glyphs: new GlyphSprites(page),
    font,
    labelFont: new LabelFont(page, font),
  };
}

function groundOf(colour: (name: string) => string): GroundColours {
  const panel = colour('panel');
  const pale = (name: string, share: number) => blended(colour(name), panel, share);
  const kinds: Record<ShareKind, string> = {
    succeeded: colour('succeeded-fill'),
    failed: colour('failed-fill'),
    'timed-out': colour('timed-out-fill'),
    cancelled: colour('cancelled-fill'),
    ghost: pale('timed-out-fill', 0.45),
    backoff: colour('backing-off-fill'),
    held: pale('backing-off-fill', 0.4),
  };
  return {
    panel: pixelOf(panel),
    stripe: pixelOf(colour('stripe')),
    line: pixelOf(colour('line')),
    kinds: SHARE_KINDS.map((kind) => pixelOf(kinds[kind])),
    hatched: SHARE_KINDS.map((kind) => kind === 'backoff' || kind === 'held'),
  };
}

/** Tells when the page's colours may have changed: another scheme, another palette. Returns its own undo. */
export function watchPalette(page: Document, changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(page.documentElement, { attributes: true });
  return () => observer.disconnect();
}
