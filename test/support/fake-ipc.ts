import type * as Electron from 'electron';
import { PAGE_URL } from '../../src-main/shells/electron/page-address';

type Listener = (event: unknown, message: unknown) => void;

/** The frame a message says it comes from. */
export interface FakeFrame {
  url: string;
  parent: FakeFrame | null;
}

/** What the fakes stand for. They have only what this program uses, so each is cast to its whole type. */
export type FakeIpcMain = Pick<Electron.IpcMain, 'handle' | 'removeHandler' | 'on' | 'off'>;
export type FakeIpcRenderer = Pick<Electron.IpcRenderer, 'invoke' | 'send' | 'on' | 'off'>;

/** Both ends of Electron's IPC between main and one window, in one process: ordered, and copying everything. */
export class FakeIpc {
  readonly frame: FakeFrame = { url: PAGE_URL, parent: null };
  /** What main holds of the window. */
  readonly webContents = {
    isDestroyed: () => this.isGone,
    isCrashed: () => false,
    send: (channel: string, message: unknown) => {
      const copy = structuredClone(message);
      queueMicrotask(() => {
        for (const listener of [...(this.#inWindow.get(channel) ?? [])]) listener({}, copy);
      });
    },
  };
  isGone = false;
  /** Who main is told that the window's messages come from. */
  sender: unknown = this.webContents;
  readonly #handlers = new Map<string, (event: unknown, message: unknown) => unknown>();
  readonly #inMain = new Map<string, Set<Listener>>();
  readonly #inWindow = new Map<string, Set<Listener>>();

  readonly ipcMain = {
    handle: (channel: string, handler: (event: unknown, message: unknown) => unknown) => {
      this.#handlers.set(channel, handler);
    },
    removeHandler: (channel: string) => {
      this.#handlers.delete(channel);
    },
    on: (channel: string, listener: Listener) => listen(this.#inMain, channel, listener),
    off: (channel: string, listener: Listener) => this.#inMain.get(channel)?.delete(listener),
  } as unknown as FakeIpcMain;

  readonly ipcRenderer = {
    invoke: async (channel: string, message: unknown) => {
      const handler = this.#handlers.get(channel);
      if (handler === undefined) throw new Error(`nobody handles ${channel}`);
      return structuredClone(await handler(this.event(), structuredClone(message)));
    },
    send: (channel: string, message: unknown) => this.sendAs(this.event(), channel, message),
    on: (channel: string, listener: Listener) => listen(this.#inWindow, channel, listener),
    off: (channel: string, listener: Listener) => this.#inWindow.get(channel)?.delete(listener),
  } as unknown as FakeIpcRenderer;

  /** How many listeners and handlers main has. */
  get mainListeners(): number {
    let count = this.#handlers.size;
    for (const listeners of this.#inMain.values()) count += listeners.size;
    return count;
  }

  /** Who a message of this window says it comes from. */
  event(): { sender: unknown; senderFrame: FakeFrame | null } {
    return { sender: this.sender, senderFrame: this.frame };
  }

  sendAs(event: unknown, channel: string, message: unknown): void {
    for (const listener of [...(this.#inMain.get(channel) ?? [])]) listener(event, structuredClone(message));
  }

  async invokeAs(event: unknown, channel: string, message: unknown): Promise<unknown> {
    return this.#handlers.get(channel)?.(event, structuredClone(message));
  }
}

function listen(listeners: Map<string, Set<Listener>>, channel: string, listener: Listener): void {
  const known = listeners.get(channel);
  if (known === undefined) listeners.set(channel, new Set([listener]));
  else known.add(listener);
}
