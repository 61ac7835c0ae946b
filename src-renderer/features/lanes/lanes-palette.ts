import { BAR_SORTS } from '#contract/bar-columns';
import { SHARE_KINDS, type ShareKind } from '#contract/lane-history';
import { type PagePalette, readPagePalette } from '../../canvas/page-palette';
import { blended, pixelOf } from '../../canvas/pixel-colour';
import { GlyphSprites } from './glyph-sprites';
import { LabelFont } from './label-font';

/** The colours of what is painted as plain pixels: see PixelLayer. */
export interface GroundColours {
  readonly panel: number;
  readonly stripe: number;
  readonly line: number;
  /** In the order of SHARE_KINDS, and what runs. */
  readonly kinds: readonly number[];
  /** Which of them are hatched, that no colour alone tells a wait from work. */
  readonly hatched: readonly boolean[];
  /** Of a single bar, in the order of BAR_SORTS. */
  readonly sorts: readonly number[];
}

/** The colours of the picture, as the page's theme has them. */
export interface LanesPalette extends PagePalette {
  readonly labelFont: LabelFont;
  readonly ground: GroundColours;
  readonly glyphs: GlyphSprites;
}

/** Reads the palette off the page. */
export function readLanesPalette(page: Document, pixelRatio: number): LanesPalette {
  const palette = readPagePalette(page, pixelRatio);
  return {
    ...palette,
    ground: groundOf(palette),
    glyphs: new GlyphSprites(page, pixelRatio),
    labelFont: new LabelFont(page, palette.font),
  };
}

function groundOf(palette: PagePalette): GroundColours {
  const { outcomes, running, backingOffFill, textDim, panel, stripe, line } = palette;
  const pale = (colour: string, share: number) => blended(colour, panel, share);
  const kinds: Record<ShareKind, string> = {
    succeeded: outcomes.succeeded.fill,
    failed: outcomes.failed.fill,
    'timed-out': outcomes['timed-out'].fill,
    cancelled: outcomes.cancelled.fill,
    // Of bodies that timed out and of such as were cancelled: the colour of neither.
    ghost: pale(textDim, 0.4),
    backoff: backingOffFill,
    held: pale(backingOffFill, 0.4),
  };
  const sorts = BAR_SORTS.map(({ kind, outcome }) => {
    if (outcome === null) return backingOffFill;
    return kind === 'ghost' ? pale(outcomes[outcome].fill, 0.45) : outcomes[outcome].fill;
  });
  return {
    panel: pixelOf(panel),
    stripe: pixelOf(stripe),
    line: pixelOf(line),
    kinds: [...SHARE_KINDS.map((kind) => pixelOf(kinds[kind])), pixelOf(running.fill)],
    hatched: SHARE_KINDS.map((kind) => kind === 'backoff' || kind === 'held'),
    sorts: sorts.map(pixelOf),
  };
}
