import { join } from 'node:path';
import type { App } from 'electron';
import { AppEnding } from './app-ending';
import { AppPaths } from './app-paths';
import { cancelableEvent } from './cancelable-event';
import { CommandLine } from './command-line';
import { InstanceLock } from './instance-lock';
import { LoudEmitter } from './loud';
import type { WindowDesk } from './window-desk';

type Kept = Pick<
  App,
  | 'quit'
  | 'exit'
  | 'whenReady'
  | 'isReady'
  | 'requestSingleInstanceLock'
  | 'hasSingleInstanceLock'
  | 'releaseSingleInstanceLock'
  | 'getVersion'
  | 'getName'
  | 'setName'
  | 'getAppPath'
  | 'isPackaged'
  | 'setAppUserModelId'
>;

/** What the app is, and how it ends. */
export interface AppOptions {
  readonly appDir: string;
  readonly name: string;
  readonly version: string;
  /** What follows the program's name on its command line. */
  readonly argv: readonly string[];
  /** Where its user data lie; null: where the system keeps them. */
  readonly userData: string | null;
  /** Lets everything go, and ends the process. */
  end(code: number): void;
}

const EVENTS = [
  'will-finish-launching',
  'ready',
  'window-all-closed',
  'before-quit',
  'will-quit',
  'quit',
  'second-instance',
  'browser-window-created',
  'browser-window-focus',
  'browser-window-blur',
  'web-contents-created',
  'render-process-gone',
  // A test's to emit.
  'activate',
  'open-file',
  'session-created',
  'child-process-gone',
  'gpu-info-update',
];

/** The app as its main process sees it. */
export class StandInApp extends LoudEmitter implements Kept {
  readonly isPackaged = false;
  /** A Mac has one. */
  readonly dock = undefined;
  readonly commandLine: CommandLine;
  /** Asked for by a window manager of a Mac or Windows. */
  badgeCount = 0;
  name: string;
  readonly #options: AppOptions;
  readonly #paths: AppPaths;
  readonly #desk: () => WindowDesk;
  readonly #ending: AppEnding;
  readonly #whenReady: Promise<void>;
  #ready = () => {};
  #isReady = false;
  #lock: InstanceLock | null = null;

  constructor(options: AppOptions, desk: () => WindowDesk) {
    super(EVENTS);
    this.#options = options;
    this.#desk = desk;
    this.name = options.name;
    this.commandLine = new CommandLine(options.argv);
    this.#paths = new AppPaths(options.name, options.userData);
    this.#ending = new AppEnding({
      windows: () => desk().all,
      emit: (event, ...args) => this.emit(event, ...args),
      leave: (code) => {
        this.releaseSingleInstanceLock();
        options.end(code);
      },
    });
    this.#whenReady = new Promise((resolve) => {
      this.#ready = resolve;
    });
  }

  whenReady(): Promise<void> {
    return this.#whenReady;
  }

  isReady(): boolean {
    return this.#isReady;
  }

  getPath(name: string): string {
    return this.#paths.get(name);
  }

  setPath(name: string, path: string): void {
    this.#paths.set(name, path);
  }

  getAppPath(): string {
    return this.#options.appDir;
  }

  getName(): string {
    return this.name;
  }

  setName(name: string): void {
    this.name = name;
  }

  getVersion(): string {
    return this.#options.version;
  }

  getLocale(): string {
    return 'en-GB';
  }

  setAppUserModelId(): void {
    // Windows groups its taskbar by it.
  }

  setAboutPanelOptions(): void {
    // The panel is the system's own.
  }

  showAboutPanel(): void {}

  focus(): void {
    this.#desk().all[0]?.focus();
  }

  setBadgeCount(count: number): boolean {
    this.badgeCount = count;
    return true;
  }

  requestSingleInstanceLock(additionalData: Record<string, unknown> = {}): boolean {
    this.#lock ??= new InstanceLock(
      this.getPath('userData'),
      ({ argv, workingDirectory, additionalData }) => {
        this.emit('second-instance', cancelableEvent({}), argv, workingDirectory, additionalData);
      },
    );
    const argv = [process.execPath, ...this.#options.argv];
    return this.#lock.request({ argv, workingDirectory: process.cwd(), additionalData });
  }

  hasSingleInstanceLock(): boolean {
    return this.#lock?.isHeld ?? false;
  }

  releaseSingleInstanceLock(): void {
    this.#lock?.release();
  }

  quit(): void {
    this.#ending.quit();
  }

  exit(code = 0): void {
    this.#ending.exit(code);
  }

  /** For the stand-in alone: everything is there. */
  becomeReady(): void {
    if (this.#ending.isLeaving) return;
    this.#isReady = true;
    this.emit('will-finish-launching');
    this.emit('ready', {}, {});
    this.#ready();
  }

  /** Where Chromium keeps what it keeps; for the stand-in alone. */
  get profileDir(): string {
    return join(this.getPath('sessionData'), 'Chromium');
  }

  /** How it ends; for the stand-in alone. */
  get ending(): AppEnding {
    return this.#ending;
  }
}
