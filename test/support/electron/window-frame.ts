import type { BrowserWindow, BrowserWindowConstructorOptions, Rectangle } from 'electron';
import { LoudEmitter } from './loud';
import type { StandInScreen } from './screen';

/** A window as wide and as high as Electron makes one that was told nothing, in pixels. */
const USUAL = { width: 800, height: 600 };

type Kept = Pick<
  BrowserWindow,
  | 'maximize'
  | 'unmaximize'
  | 'isMaximized'
  | 'isFullScreen'
  | 'setFullScreen'
  | 'getBounds'
  | 'getNormalBounds'
  | 'setBounds'
  | 'getSize'
  | 'setSize'
  | 'getContentSize'
  | 'setContentSize'
  | 'getMinimumSize'
>;

/** Where a window stands on its screen, and how large it is. There is no border: all of it is the page's. */
export abstract class WindowFrame extends LoudEmitter implements Kept {
  readonly #screen: StandInScreen;
  readonly #minimum: readonly [width: number, height: number];
  #bounds: Rectangle;
  #normalBounds: Rectangle;
  #shape: 'normal' | 'maximized' | 'full-screen' = 'normal';

  constructor(events: readonly string[], screen: StandInScreen, options: BrowserWindowConstructorOptions) {
    super(events);
    this.#screen = screen;
    this.#minimum = [options.minWidth ?? 0, options.minHeight ?? 0];
    const { width = USUAL.width, height = USUAL.height } = options;
    const { x, y } = { ...screen.centred({ width, height }), ...placeOf(options) };
    this.#bounds = this.#allowed({ x, y, width, height });
    this.#normalBounds = this.#bounds;
  }

  /** It has another size. */
  protected abstract resized(): void;

  maximize(): void {
    this.#reshape('maximized', 'maximize');
  }

  unmaximize(): void {
    if (this.#shape === 'maximized') this.#reshape('normal', 'unmaximize');
  }

  isMaximized(): boolean {
    return this.#shape === 'maximized';
  }

  setFullScreen(isFull: boolean): void {
    if (isFull === this.isFullScreen()) return;
    this.#reshape(isFull ? 'full-screen' : 'normal', isFull ? 'enter-full-screen' : 'leave-full-screen');
  }

  isFullScreen(): boolean {
    return this.#shape === 'full-screen';
  }

  getBounds(): Rectangle {
    return { ...this.#bounds };
  }

  getNormalBounds(): Rectangle {
    return { ...this.#normalBounds };
  }

  setBounds(bounds: Partial<Rectangle>): void {
    this.#place({ ...this.#bounds, ...bounds });
    if (this.#shape === 'normal') this.#normalBounds = this.#bounds;
  }

  getContentBounds(): Rectangle {
    return this.getBounds();
  }

  getSize(): [number, number] {
    return [this.#bounds.width, this.#bounds.height];
  }

  setSize(width: number, height: number): void {
    this.setBounds({ width, height });
  }

  getContentSize(): [number, number] {
    return this.getSize();
  }

  setContentSize(width: number, height: number): void {
    this.setSize(width, height);
  }

  getMinimumSize(): [number, number] {
    return [...this.#minimum];
  }

  getPosition(): [number, number] {
    return [this.#bounds.x, this.#bounds.y];
  }

  setPosition(x: number, y: number): void {
    this.setBounds({ x, y });
  }

  center(): void {
    this.setBounds(this.#screen.centred(this.#bounds));
  }

  #reshape(shape: 'normal' | 'maximized' | 'full-screen', event: string): void {
    if (this.#shape === shape) return;
    this.#shape = shape;
    const { workArea, bounds } = this.#screen.getDisplayMatching(this.#bounds);
    switch (shape) {
      case 'normal':
        this.#place(this.#normalBounds);
        break;
      case 'maximized':
        this.#place(workArea);
        break;
      case 'full-screen':
        this.#place(bounds);
        break;
    }
    this.emit(event);
  }

  #place(bounds: Rectangle): void {
    const before = this.#bounds;
    const after = this.#allowed(bounds);
    this.#bounds = after;
    if (before.x !== after.x || before.y !== after.y) for (const event of ['move', 'moved']) this.emit(event);
    if (before.width === after.width && before.height === after.height) return;
    for (const event of ['resize', 'resized']) this.emit(event);
    this.resized();
  }

  #allowed(bounds: Rectangle): Rectangle {
    const [width, height] = this.#minimum;
    return { ...bounds, width: Math.max(width, bounds.width), height: Math.max(height, bounds.height) };
  }
}

/** Only where it is whole: Electron centres a window that was told half of it. */
function placeOf({ x, y }: BrowserWindowConstructorOptions): { readonly x?: number; readonly y?: number } {
  return x === undefined || y === undefined ? {} : { x, y };
}
