import type { PagePalette } from '../../canvas/page-palette';

export interface WordsLook {
  /** Default 11. */
  readonly sizePx?: number;
  readonly bold?: boolean;
  readonly colour: string;
  /** Default left. */
  readonly align?: CanvasTextAlign;
}

/** One line of words, its middle at `y`. */
export function drawWords(
  context: CanvasRenderingContext2D,
  palette: PagePalette,
  words: string,
  x: number,
  y: number,
  { sizePx = 11, bold = false, colour, align = 'left' }: WordsLook,
): void {
  context.font = `${bold ? '650 ' : ''}${sizePx}px ${palette.font}`;
  context.textAlign = align;
  context.textBaseline = 'middle';
  context.fillStyle = colour;
  context.fillText(words, x, y);
}

/** Words in as many lines as they need within a width, the first at `y`; at most `mostLines`. */
export function drawWrapped(
  context: CanvasRenderingContext2D,
  palette: PagePalette,
  words: string,
  x: number,
  y: number,
  widthPx: number,
  mostLines: number,
  look: WordsLook,
): void {
  const { sizePx = 11, bold = false } = look;
  context.font = `${bold ? '650 ' : ''}${sizePx}px ${palette.font}`;
  const lines: string[] = [];
  // A number stays with its unit.
  for (const word of words.split(/(?<!\d) /)) {
    const longer = lines.length === 0 ? word : `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && context.measureText(longer).width <= widthPx) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  lines.slice(0, mostLines).forEach((line, index) => {
    drawWords(context, palette, line, x, y + index * (sizePx + 3), look);
  });
}
