import type { BrowserWindow, BrowserWindowConstructorOptions } from 'electron';

/** What `habits-app/main.js` keeps for tests, as `globalThis.habits` of its main process. */
export interface HabitsInMain {
  readonly window: BrowserWindow;
  /** What has happened, by name. */
  readonly journal: string[];
  note(what: string): void;
  openWindow(options?: BrowserWindowConstructorOptions): BrowserWindow;
  /** What the handler of its scheme was asked for. */
  readonly requests: readonly string[];
}

/** What `habits-app/preload.cjs` gives the page, as its global `habits`. */
export interface HabitsInPage {
  described(): string[];
  echoed(): Promise<string[]>;
  refused(): string;
  invoke(channel: string, ...args: unknown[]): Promise<unknown>;
  send(channel: string, ...args: unknown[]): void;
  hear(listener: (...args: unknown[]) => void): () => void;
  times(left: number, right: number): number;
  later(ask: (value: number) => number): Promise<number>;
  fails(): never;
  readonly list: readonly { readonly of: string }[];
}

declare global {
  /** Of the main process, or of the page: whichever a test's function runs in. */
  var habits: HabitsInMain & HabitsInPage;
}
