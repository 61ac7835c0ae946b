import { EventEmitter } from 'node:events';
import type {
  BrowserWindowConstructorOptions,
  MenuItemConstructorOptions,
  MessageBoxOptions,
} from 'electron';
import type { ElectronParts } from '../../../src-main/shells/electron/electron-parts';
import { FakeIpc } from '../../support/fake-ipc';
import { cancelable, FakeWindow } from './fake-window';

/** A question on the screen, until somebody answers it. */
export interface AskedQuestion {
  readonly options: MessageBoxOptions;
  /** Presses the button of that label. */
  press(label: string): Promise<void>;
}

export interface FakeElectronOptions {
  /** For `userData` and `logs`. */
  readonly dir: string;
  readonly isOnlyInstance?: boolean;
  readonly isPackaged?: boolean;
  readonly isDark?: boolean;
  readonly hasDock?: boolean;
}

/** Electron as far as the app touches it: everything it is told stands in one journal. */
export class FakeElectron {
  readonly journal: string[] = [];
  readonly windows: FakeWindow[] = [];
  readonly questions: AskedQuestion[] = [];
  readonly notices: FakeNotice[] = [];
  readonly badges: string[] = [];
  readonly ipc = new FakeIpc();
  readonly powerMonitor = new EventEmitter();
  /** What keeps the machine awake now. */
  readonly awake = new Map<number, string>();
  readonly nativeTheme: EventEmitter & { themeSource: string; shouldUseDarkColors: boolean };
  readonly app: EventEmitter;
  readonly parts: ElectronParts;
  menu: MenuItemConstructorOptions[] = [];
  #isQuitting = false;

  constructor(options: FakeElectronOptions) {
    const { journal, windows, notices, badges } = this;
    const self = this;
    this.nativeTheme = Object.assign(new EventEmitter(), {
      themeSource: 'system',
      shouldUseDarkColors: options.isDark ?? false,
    });
    this.app = Object.assign(new EventEmitter(), {
      isPackaged: options.isPackaged ?? false,
      requestSingleInstanceLock: () => options.isOnlyInstance ?? true,
      whenReady: async () => {},
      quit: () => this.quit(),
      exit: (code: number) => journal.push(`exit ${code}`),
      getName: () => 'Switchyard',
      getPath: (name: string) => `${options.dir}/${name}`,
      setAppUserModelId: (id: string) => journal.push(`user model ${id}`),
      dock: options.hasDock === true ? { setBadge: (text: string) => badges.push(text) } : undefined,
    });
    class Window extends FakeWindow {
      constructor(windowOptions: BrowserWindowConstructorOptions) {
        super(windowOptions, journal);
        windows.push(this);
        this.on('closed', () => {
          if (!self.#isQuitting && windows.every(({ destroyed }) => destroyed))
            self.app.emit('window-all-closed');
        });
      }
    }
    class Notice extends FakeNotice {
      static isSupported = () => true;
      constructor(words: { title: string; body: string }) {
        super(words);
        notices.push(this);
      }
    }
    const workArea = { x: 0, y: 0, width: 1920, height: 1040 };
    const parts = {
      app: this.app,
      BrowserWindow: Window,
      dialog: {
        showMessageBox: (_window: unknown, asked: MessageBoxOptions) => this.#ask(asked),
        showErrorBox: (title: string) => journal.push(`error box: ${title}`),
      },
      ipcMain: this.ipc.ipcMain,
      Menu: {
        buildFromTemplate: (template: MenuItemConstructorOptions[]) => template,
        setApplicationMenu: (menu: MenuItemConstructorOptions[]) => {
          this.menu = menu;
        },
        getApplicationMenu: () => ({
          getMenuItemById: (id: string) => itemsOf(this.menu).find((item) => item.id === id) ?? null,
        }),
      },
      nativeTheme: this.nativeTheme,
      Notification: Notice,
      powerMonitor: this.powerMonitor,
      powerSaveBlocker: {
        start: (why: string) => {
          const id = this.awake.size + 1;
          this.awake.set(id, why);
          return id;
        },
        stop: (id: number) => this.awake.delete(id),
      },
      protocol: {
        registerSchemesAsPrivileged: ([scheme]: { scheme: string }[]) =>
          journal.push(`privileged ${scheme?.scheme}`),
        handle: (scheme: string) => journal.push(`handle ${scheme}`),
      },
      screen: {
        getPrimaryDisplay: () => ({ id: 1, workArea }),
        getAllDisplays: () => [{ id: 1, workArea }],
      },
      shell: { showItemInFolder: (path: string) => journal.push(`show ${path}`) },
    };
    // They have only what this program uses, so they are cast to the whole of Electron's types.
    this.parts = parts as unknown as ElectronParts;
  }

  get window(): FakeWindow {
    const [window] = this.windows;
    if (window === undefined) throw new Error('no window was opened');
    return window;
  }

  /** The item of the menu that has that id; fails where there is none. */
  menuItem(id: string): MenuItemConstructorOptions {
    const item = itemsOf(this.menu).find((one) => one.id === id);
    if (item === undefined) throw new Error(`no item ${id}`);
    return item;
  }

  /** As Electron does it: `before-quit`, then every window, then `will-quit`. */
  quit(): void {
    this.journal.push('quit');
    const event = cancelable();
    this.app.emit('before-quit', event);
    if (event.isPrevented) return;
    this.#isQuitting = true;
    for (const window of this.windows) if (!window.destroyed) window.close();
    this.#isQuitting = false;
    if (this.windows.every(({ destroyed }) => destroyed)) this.app.emit('will-quit', cancelable());
  }

  /** The newest question; fails where there is none. */
  get question(): AskedQuestion {
    const question = this.questions.at(-1);
    if (question === undefined) throw new Error('nothing was asked');
    return question;
  }

  #ask(options: MessageBoxOptions): Promise<{ response: number; checkboxChecked: boolean }> {
    return new Promise((resolve) => {
      const answer = (response: number) => resolve({ response, checkboxChecked: false });
      options.signal?.addEventListener('abort', () => answer(options.cancelId ?? 0));
      this.questions.push({
        options,
        press: async (label) => {
          const at = options.buttons?.indexOf(label) ?? -1;
          if (at < 0) throw new Error(`no button is called ${label}`);
          answer(at);
          await settled();
        },
      });
    });
  }
}

/** Every item of a menu, those of its submenus included. */
export function itemsOf(menu: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] {
  return menu.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? itemsOf(item.submenu) : [])]);
}

/** A notification that remembers whether it was shown. */
export class FakeNotice extends EventEmitter {
  readonly title: string;
  readonly body: string;
  isShown = false;

  constructor({ title, body }: { title: string; body: string }) {
    super();
    this.title = title;
    this.body = body;
  }

  show(): void {
    this.isShown = true;
  }

  close(): void {
    this.isShown = false;
  }
}

/** Promises that were already fulfilled have told everybody. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 8; turn++) await Promise.resolve();
}
