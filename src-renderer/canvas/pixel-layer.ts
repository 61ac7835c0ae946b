import { mixPixels } from './pixel-colour';

/** Up to so many pixels are filled one by one. */
const FEW_PIXELS = 48;

/**
 * The ground of a picture as pixels in memory: thousands of small rectangles cost no more than the pixels they
 * cover. Everything here is in device pixels; a colour is the four bytes of one pixel, by pixelOf.
 */
export class PixelLayer {
  #width = 0;
  #height = 0;
  #image: ImageData | null = null;
  #pixels = new Uint32Array(0);

  get width(): number {
    return this.#width;
  }

  get height(): number {
    return this.#height;
  }

  /** As many pixels as given, all of one colour. */
  begin(width: number, height: number, colour: number): void {
    if (width !== this.#width || height !== this.#height) {
      this.#width = width;
      this.#height = height;
      this.#pixels = new Uint32Array(width * height);
      this.#image = null;
    }
    this.#pixels.fill(colour);
  }

  /** Fills a rectangle of whole pixels; what lies outside is left out. */
  fill(x: number, y: number, toX: number, toY: number, colour: number): void {
    const pixels = this.#pixels;
    const width = this.#width;
    const left = Math.max(0, x);
    const right = Math.min(width, toX);
    if (left >= right) return;
    const end = Math.min(this.#height, toY) * width;
    for (let line = Math.max(0, y) * width; line < end; line += width) {
      // The call costs more than a few pixels do, and most rectangles are a few pixels wide.
      if (right - left > FEW_PIXELS) pixels.fill(colour, line + left, line + right);
      else for (let at = line + left; at < line + right; at++) pixels[at] = colour;
    }
  }

  /** The same with rounded corners, for a rectangle that is larger than two of them either way. */
  fillRound(x: number, y: number, toX: number, toY: number, colour: number, radius: number): void {
    this.fill(x, y + radius, toX, toY - radius, colour);
    this.fill(x + radius, y, toX - radius, y + radius, colour);
    this.fill(x + radius, toY - radius, toX - radius, toY, colour);
    for (const { across, down, share } of cornerPixels(radius)) {
      this.#blend(x + across, y + down, colour, share);
      this.#blend(toX - 1 - across, y + down, colour, share);
      this.#blend(x + across, toY - 1 - down, colour, share);
      this.#blend(toX - 1 - across, toY - 1 - down, colour, share);
    }
  }

  #blend(x: number, y: number, colour: number, share: number): void {
    if (x < 0 || x >= this.#width || y < 0 || y >= this.#height) return;
    const at = y * this.#width + x;
    this.#pixels[at] = share === 1 ? colour : mixPixels(colour, this.#pixels[at] as number, share);
  }

  /** The same in diagonal strokes, two pixels wide, that go on from one rectangle to the next. */
  hatch(x: number, y: number, toX: number, toY: number, colour: number, shiftPx: number): void {
    const pixels = this.#pixels;
    const right = Math.min(this.#width, toX);
    const bottom = Math.min(this.#height, toY);
    for (let row = Math.max(0, y); row < bottom; row++) {
      const line = row * this.#width;
      for (let column = Math.max(0, x); column < right; column++) {
        if (((column + row + shiftPx) & 3) < 2) pixels[line + column] = colour;
      }
    }
  }

  /** The colour at a pixel. */
  at(x: number, y: number): number {
    return this.#pixels[y * this.#width + x] ?? 0;
  }

  /** Puts everything on a canvas of that size. */
  put(context: CanvasRenderingContext2D): void {
    if (this.#width === 0 || this.#height === 0) return;
    this.#image ??= new ImageData(
      new Uint8ClampedArray(this.#pixels.buffer as ArrayBuffer),
      this.#width,
      this.#height,
    );
    context.putImageData(this.#image, 0, 0);
  }
}

/** A pixel of an upper left corner, and how much of it lies within the round. */
interface CornerPixel {
  readonly across: number;
  readonly down: number;
  /** Above 0, at most 1. */
  readonly share: number;
}

const corners = new Map<number, readonly CornerPixel[]>();
const SAMPLES = 4;

function cornerPixels(radius: number): readonly CornerPixel[] {
  const known = corners.get(radius);
  if (known !== undefined) return known;
  const pixels: CornerPixel[] = [];
  for (let at = 0; at < radius * radius; at++) {
    const [across, down] = [at % radius, Math.floor(at / radius)];
    const share = shareWithin(radius - across, radius - down, radius);
    if (share > 0) pixels.push({ across, down, share });
  }
  corners.set(radius, pixels);
  return pixels;
}

/** How much of the pixel lies within a circle, whose middle is so far from its upper left corner. */
function shareWithin(awayX: number, awayY: number, radius: number): number {
  let within = 0;
  for (let sample = 0; sample < SAMPLES * SAMPLES; sample++) {
    const x = awayX - ((sample % SAMPLES) + 0.5) / SAMPLES;
    const y = awayY - (Math.floor(sample / SAMPLES) + 0.5) / SAMPLES;
    if (Math.hypot(x, y) <= radius) within++;
  }
  return within / SAMPLES ** 2;
}
