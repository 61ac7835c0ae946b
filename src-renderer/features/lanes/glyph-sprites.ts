import { GLYPH_SIZE, GLYPH_STROKE, STATUS_GLYPHS, type StatusTone } from '../../components/status-glyph';

/** How large a mark on a bar is, in CSS pixels. */
export const GLYPH_PX = 10;

/**
 * The marks of bars, each drawn once for its ink and then copied: hundreds of them stand on a picture, and
 * paths are dear.
 */
export class GlyphSprites {
  readonly #page: Document;
  readonly #pixelRatio: number;
  readonly #sprites = new Map<string, HTMLCanvasElement>();

  constructor(page: Document, pixelRatio: number) {
    this.#page = page;
    this.#pixelRatio = Math.max(1, Math.ceil(pixelRatio));
  }

  draw(context: CanvasRenderingContext2D, tone: StatusTone, ink: string, x: number, y: number): void {
    const key = `${tone} ${ink}`;
    let sprite = this.#sprites.get(key);
    if (sprite === undefined) {
      sprite = this.#make(tone, ink);
      this.#sprites.set(key, sprite);
    }
    context.drawImage(sprite, x, y, GLYPH_PX, GLYPH_PX);
  }

  #make(tone: StatusTone, ink: string): HTMLCanvasElement {
    const sprite = this.#page.createElement('canvas');
    sprite.width = GLYPH_PX * this.#pixelRatio;
    sprite.height = GLYPH_PX * this.#pixelRatio;
    const context = sprite.getContext('2d');
    if (context === null) return sprite;
    const { path, filled } = STATUS_GLYPHS[tone];
    const scale = sprite.width / GLYPH_SIZE;
    context.scale(scale, scale);
    context.fillStyle = ink;
    context.strokeStyle = ink;
    context.lineWidth = GLYPH_STROKE + 0.4;
    context.lineCap = 'round';
    context.lineJoin = 'round';
    const shape = new Path2D(path);
    if (filled) context.fill(shape);
    else context.stroke(shape);
    return sprite;
  }
}
