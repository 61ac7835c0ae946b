import type { BrowserWindow, BrowserWindowConstructorOptions, WebPreferences } from 'electron';
import { cancelableEvent } from './cancelable-event';
import type { PageMaker } from './page-maker';
import { StandInContents } from './web-contents';
import type { WindowDesk } from './window-desk';
import { WindowFrame } from './window-frame';
import { checkOptions } from './window-options';

type Kept = Pick<
  BrowserWindow,
  | 'show'
  | 'hide'
  | 'focus'
  | 'blur'
  | 'isFocused'
  | 'isVisible'
  | 'isDestroyed'
  | 'close'
  | 'destroy'
  | 'minimize'
  | 'restore'
  | 'isMinimized'
  | 'setProgressBar'
  | 'flashFrame'
  | 'setTitle'
  | 'getTitle'
>;

const EVENTS = [
  'ready-to-show',
  'show',
  'hide',
  'close',
  'closed',
  'focus',
  'blur',
  'minimize',
  'restore',
  'maximize',
  'unmaximize',
  'enter-full-screen',
  'leave-full-screen',
  'resize',
  'resized',
  'move',
  'moved',
  'page-title-updated',
  // A test's to emit.
  'session-end',
  'query-session-end',
  'unresponsive',
  'responsive',
];

/** A window: a page of Chromium's without a frame around it. */
export class StandInWindow extends WindowFrame implements Kept {
  readonly id: number;
  readonly webContents: StandInContents;
  /** What the taskbar shows: -1 nothing, up to 1 a part, above 1 that nobody knows how long. */
  progress = -1;
  isFlashing = false;
  readonly #desk: WindowDesk;
  #title: string;
  #background: string;
  #isMinimized = false;
  #isVisible = false;
  #isDestroyed = false;
  #isMenuBarVisible: boolean;

  constructor(desk: WindowDesk, maker: PageMaker, options: BrowserWindowConstructorOptions = {}) {
    super(EVENTS, desk.screen, options);
    checkOptions(options);
    this.#desk = desk;
    this.#title = options.title ?? '';
    this.#background = options.backgroundColor ?? '#FFFFFF';
    this.#isMenuBarVisible = options.autoHideMenuBar !== true;
    this.webContents = new StandInContents(maker, this.#owner(), preferencesOf(options));
    this.id = this.webContents.id;
    desk.add(this);
    void this.#prepare();
    if (options.show !== false) this.show();
    if (options.fullscreen === true) this.setFullScreen(true);
  }

  loadURL(url: string): Promise<void> {
    return this.webContents.loadURL(url);
  }

  reload(): void {
    this.webContents.reload();
  }

  show(): void {
    this.showInactive();
    this.focus();
  }

  showInactive(): void {
    if (this.#isVisible) return;
    this.#isVisible = true;
    this.emit('show');
  }

  hide(): void {
    if (!this.#isVisible) return;
    this.#isVisible = false;
    this.blur();
    this.emit('hide');
  }

  isVisible(): boolean {
    return this.#isVisible;
  }

  focus(): void {
    if (this.#isVisible) this.#desk.focus(this);
  }

  blur(): void {
    if (this.isFocused()) this.#desk.focus(null);
  }

  isFocused(): boolean {
    return this.#desk.focused === this;
  }

  isDestroyed(): boolean {
    return this.#isDestroyed;
  }

  /** Asks its listeners; a page's own wish to stay is not asked. */
  close(): void {
    if (this.#isDestroyed) return;
    const event = cancelableEvent({});
    this.emit('close', event);
    if (event.defaultPrevented) this.#desk.closeHeld();
    else this.destroy();
  }

  destroy(): void {
    if (this.#isDestroyed) return;
    this.webContents.destroy();
    this.#destroyed();
  }

  minimize(): void {
    if (this.#isMinimized) return;
    this.#isMinimized = true;
    this.blur();
    this.emit('minimize');
  }

  restore(): void {
    if (!this.#isMinimized) {
      this.unmaximize();
      return;
    }
    this.#isMinimized = false;
    this.emit('restore');
    this.focus();
  }

  isMinimized(): boolean {
    return this.#isMinimized;
  }

  setProgressBar(progress: number): void {
    this.progress = progress;
  }

  flashFrame(isFlashing: boolean): void {
    this.isFlashing = isFlashing;
  }

  setTitle(title: string): void {
    this.#title = title;
  }

  getTitle(): string {
    return this.#title;
  }

  setMenuBarVisibility(isVisible: boolean): void {
    this.#isMenuBarVisible = isVisible;
  }

  isMenuBarVisible(): boolean {
    return this.#isMenuBarVisible;
  }

  /** Nothing is seen of it before the page is there, and then it is behind. */
  setBackgroundColor(colour: string): void {
    this.#background = colour;
  }

  getBackgroundColor(): string {
    return this.#background;
  }

  async #prepare(): Promise<void> {
    try {
      const page = await this.webContents.page();
      page.once('painted', () => this.emit('ready-to-show'));
      await this.#draw();
      await this.#desk.dress(page);
    } catch (error) {
      // One that was closed before it was there is no failure.
      if (!this.#isDestroyed) throw error;
    }
  }

  protected override resized(): void {
    this.#draw().catch(() => {});
  }

  /** Gives the page the window's size. */
  async #draw(): Promise<void> {
    const factor = 1.2 ** this.webContents.getZoomLevel();
    const { session } = await this.webContents.page();
    await session.send('Emulation.setDeviceMetricsOverride', {
      width: Math.round(this.getBounds().width / factor),
      height: Math.round(this.getBounds().height / factor),
      deviceScaleFactor: factor,
      mobile: false,
    });
  }

  #destroyed(): void {
    if (this.#isDestroyed) return;
    this.#isDestroyed = true;
    this.#isVisible = false;
    if (this.isFocused()) this.#desk.focus(null);
    this.emit('closed');
    this.#desk.remove(this);
  }

  #owner() {
    const window = this;
    return {
      get title() {
        return window.#title;
      },
      focus: () => this.focus(),
      isFocused: () => this.isFocused(),
      close: () => this.close(),
      destroyed: () => this.#destroyed(),
      zoomed: () => void this.#draw(),
    };
  }
}

function preferencesOf({ webPreferences }: BrowserWindowConstructorOptions): WebPreferences {
  return { contextIsolation: true, sandbox: true, nodeIntegration: false, ...webPreferences };
}
