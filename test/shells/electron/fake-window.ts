import { EventEmitter } from 'node:events';
import type { BrowserWindowConstructorOptions, Rectangle } from 'electron';

/** An event that says whether it was held back. */
export function cancelable<T extends object>(more: T = {} as T) {
  return {
    ...more,
    isPrevented: false,
    preventDefault() {
      this.isPrevented = true;
    },
  };
}

type PermissionRequest = (
  contents: unknown,
  permission: string,
  decide: (may: boolean) => void,
  details: object,
) => void;
type PermissionCheck = (contents: unknown, permission: string, origin: string, details: object) => boolean;

/** A session that remembers who guards it. */
export class FakeSession extends EventEmitter {
  onRequest: PermissionRequest = (_contents, _permission, decide) => decide(true);
  onCheck: PermissionCheck = () => true;
  onDevice: (details: object) => boolean = () => true;

  setPermissionRequestHandler(handler: PermissionRequest): void {
    this.onRequest = handler;
  }

  setPermissionCheckHandler(handler: PermissionCheck): void {
    this.onCheck = handler;
  }

  setDevicePermissionHandler(handler: (details: object) => boolean): void {
    this.onDevice = handler;
  }
}

export class FakeContents extends EventEmitter {
  readonly session = new FakeSession();
  readonly journal: string[];
  openHandler: () => { action: string } = () => ({ action: 'allow' });
  /** What main has sent, by channel. */
  readonly sent: [channel: string, message: unknown][] = [];

  constructor(journal: string[]) {
    super();
    this.journal = journal;
  }

  setWindowOpenHandler(handler: () => { action: string }): void {
    this.openHandler = handler;
  }

  reload(): void {
    this.journal.push('reload');
  }

  forcefullyCrashRenderer(): void {
    this.journal.push('end renderer');
    this.emit('render-process-gone', {}, { reason: 'killed', exitCode: 9 });
  }

  isDestroyed(): boolean {
    return false;
  }

  isCrashed(): boolean {
    return false;
  }

  send(channel: string, message: unknown): void {
    this.sent.push([channel, message]);
  }
}

/** A window as far as the app touches it, with a journal of what it was told. */
export class FakeWindow extends EventEmitter {
  readonly options: BrowserWindowConstructorOptions;
  readonly journal: string[];
  readonly webContents: FakeContents;
  readonly bars: [number, string][] = [];
  bounds: Rectangle;
  background: string;
  isFront = true;
  minimized = false;
  maximized = false;
  fullScreen = false;
  visible = false;
  destroyed = false;

  constructor(options: BrowserWindowConstructorOptions, journal: string[]) {
    super();
    this.options = options;
    this.journal = journal;
    this.webContents = new FakeContents(journal);
    this.background = options.backgroundColor ?? '';
    const { x = -1, y = -1, width = 0, height = 0 } = options;
    this.bounds = { x, y, width, height };
  }

  async loadURL(url: string): Promise<void> {
    this.journal.push(`load ${url}`);
  }

  isDestroyed = () => this.destroyed;
  isFocused = () => this.isFront;
  isMinimized = () => this.minimized;
  /** As on Windows, where a window is one of the three. */
  isMaximized = () => this.maximized && !this.minimized && !this.fullScreen;
  isFullScreen = () => this.fullScreen;
  isVisible = () => this.visible;
  getNormalBounds = () => this.bounds;

  setBackgroundColor(colour: string): void {
    this.background = colour;
  }

  setProgressBar(bar: number, { mode }: { mode: string }): void {
    this.bars.push([bar, mode]);
  }

  restore(): void {
    this.minimized = false;
    this.journal.push('restore');
  }

  maximize(): void {
    this.maximized = true;
    this.visible = true;
    this.journal.push('maximize');
  }

  show(): void {
    this.visible = true;
    this.journal.push('show');
  }

  focus(): void {
    this.isFront = true;
    this.journal.push('focus');
  }

  /** What a click on its cross does. */
  close(): void {
    const event = cancelable();
    this.emit('close', event);
    if (event.isPrevented) return;
    this.destroyed = true;
    this.journal.push('closed');
    this.emit('closed');
  }
}
