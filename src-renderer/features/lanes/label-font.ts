/**
 * The font of the words on bars, and how wide a word is in it. Each character is measured once: measuring every
 * word of hundreds of bars in every frame would be dear.
 */
export class LabelFont {
  /** As a canvas takes it. */
  readonly css: string;
  readonly #context: CanvasRenderingContext2D | null;
  readonly #widthsPx = new Map<string, number>();

  constructor(page: Document, family: string) {
    this.css = `600 11px ${family}`;
    this.#context = page.createElement('canvas').getContext('2d');
    if (this.#context !== null) this.#context.font = this.css;
  }

  /** In CSS pixels; never too small, since kerning only ever draws characters together. */
  widthPxOf(word: string): number {
    let sumPx = 0;
    for (const character of word) sumPx += this.#characterPx(character);
    return sumPx;
  }

  #characterPx(character: string): number {
    let widthPx = this.#widthsPx.get(character);
    if (widthPx === undefined) {
      widthPx = this.#context?.measureText(character).width ?? 0;
      this.#widthsPx.set(character, widthPx);
    }
    return widthPx;
  }
}
