import { STATUS_CODES } from 'node:http';
import type { HandlerDetails, WebContents, WebPreferences, WindowOpenHandlerResponse } from 'electron';
import { askToNavigate } from './ask-to-navigate';
import { hearPage } from './contents-mail';
import { ContentsTools } from './contents-tools';
import { StandInIpcMain } from './ipc-main';
import type { PageMaker } from './page-maker';
import type { PageTarget } from './page-target';
import type { StandInFrame } from './web-frame';

type Kept = Pick<
  WebContents,
  | 'send'
  | 'isDestroyed'
  | 'isCrashed'
  | 'isLoading'
  | 'reload'
  | 'reloadIgnoringCache'
  | 'getURL'
  | 'executeJavaScript'
  | 'forcefullyCrashRenderer'
  | 'close'
  | 'getOrCreateDevToolsTargetId'
>;

/** What it needs of its window. */
export interface ContentsOwner {
  readonly title: string;
  focus(): void;
  isFocused(): boolean;
  /** The page is gone, or wants to be. */
  close(): void;
  destroyed(): void;
  /** Its zoom level has changed. */
  zoomed(): void;
}

const EVENTS = [
  'did-start-loading',
  'did-stop-loading',
  'did-finish-load',
  'did-fail-load',
  'did-navigate',
  'did-navigate-in-page',
  'dom-ready',
  'will-navigate',
  'will-frame-navigate',
  'will-redirect',
  'preload-error',
  'render-process-gone',
  'console-message',
  'destroyed',
  'focus',
  'blur',
  'devtools-opened',
  'devtools-closed',
  // Nothing of plain Chromium's could ever do so.
  'will-attach-webview',
  // A test's to emit.
  'unresponsive',
  'responsive',
];

/** Chromium's numbers of what went wrong, as far as they are told apart here. */
const LOAD_FAILED = -2;
const LOAD_ABORTED = -3;

/** The page of a window. */
export class StandInContents extends ContentsTools implements Kept {
  readonly id: number;
  readonly session: PageMaker['session'];
  /** What this page alone sends; it comes before `ipcMain`. */
  readonly ipc = new StandInIpcMain();
  readonly hostWebContents = null;
  readonly #maker: PageMaker;
  readonly #owner: ContentsOwner;
  readonly #preferences: WebPreferences;
  readonly #opening: Promise<PageTarget>;
  #page: PageTarget | null = null;
  #state: 'alive' | 'crashed' | 'destroyed' = 'alive';
  #isLoading = false;
  #opener: (details: HandlerDetails) => WindowOpenHandlerResponse = () => ({ action: 'allow' });

  constructor(maker: PageMaker, owner: ContentsOwner, preferences: WebPreferences) {
    super(EVENTS);
    this.#maker = maker;
    this.#owner = owner;
    this.#preferences = preferences;
    this.id = maker.nextId();
    this.session = maker.session;
    this.#opening = maker.open(preferences.preload ?? null, (navigation) =>
      askToNavigate(this, this.alive(), navigation),
    );
    // Nothing waits for it yet; who does gets the error.
    this.#opening.then((page) => this.#follow(page, maker)).catch(() => {});
  }

  get mainFrame(): StandInFrame {
    return this.alive().mainFrame;
  }

  /** The page itself; for the stand-in alone. */
  page(): Promise<PageTarget> {
    return this.#opening;
  }

  async loadURL(url: string): Promise<void> {
    const page = await this.#opening;
    const loaded = new Promise<void>((resolve) => page.once('loaded', () => resolve()));
    const why = await page.load(url);
    if (why === null) return loaded;
    const code = why === 'net::ERR_ABORTED' ? LOAD_ABORTED : LOAD_FAILED;
    const error = Object.assign(new Error(`${why} loading '${url}'`), { code: why, errno: code, url });
    this.emit('did-fail-load', {}, code, why, url, true);
    throw error;
  }

  send(channel: string, ...args: unknown[]): void {
    // Before there is a page nobody listens.
    this.#page?.mainFrame.send(channel, ...args);
  }

  isDestroyed(): boolean {
    return this.#state === 'destroyed';
  }

  isCrashed(): boolean {
    return this.#state === 'crashed';
  }

  isLoading(): boolean {
    return this.#isLoading;
  }

  getURL(): string {
    return this.#page?.mainFrame.url ?? '';
  }

  protected override zoomed(): void {
    this.#owner.zoomed();
  }

  getTitle(): string {
    return this.#owner.title;
  }

  getLastWebPreferences(): WebPreferences {
    return this.#preferences;
  }

  getOrCreateDevToolsTargetId(): string {
    return this.alive().id;
  }

  reload(): void {
    void this.alive().session.send('Page.reload');
  }

  reloadIgnoringCache(): void {
    void this.alive().session.send('Page.reload', { ignoreCache: true });
  }

  executeJavaScript(code: string, userGesture = false): Promise<unknown> {
    return this.mainFrame.executeJavaScript(code, userGesture);
  }

  forcefullyCrashRenderer(): void {
    // Its answer is that it has crashed.
    this.alive()
      .session.send('Page.crash')
      .catch(() => {});
  }

  setWindowOpenHandler(handler: (details: HandlerDetails) => WindowOpenHandlerResponse): void {
    this.#opener = handler;
  }

  focus(): void {
    this.#owner.focus();
  }

  isFocused(): boolean {
    return this.#owner.isFocused();
  }

  close(): void {
    this.#owner.close();
  }

  /** Ends the page without asking it; for its window alone. */
  destroy(): void {
    if (this.isDestroyed()) return;
    this.#state = 'destroyed';
    this.emit('destroyed');
    this.#opening.then((page) => page.close()).catch(() => {});
  }

  protected override alive(): PageTarget {
    if (this.isDestroyed()) throw new TypeError('Object has been destroyed');
    if (this.#page === null) throw new Error('the stand-in for Electron has not opened this page yet');
    return this.#page;
  }

  #follow(page: PageTarget, maker: PageMaker): void {
    this.#page = page;
    page.on(
      'message',
      (frame, context, message) => void hearPage(this, maker, { page, frame, context }, message),
    );
    page.on('started', () => {
      this.#isLoading = true;
      this.emit('did-start-loading');
    });
    page.on('stopped', () => {
      this.#isLoading = false;
      this.emit('did-stop-loading');
    });
    page.on('navigated', (url, status) => {
      if (this.#state === 'crashed') this.#state = 'alive';
      this.emit('did-navigate', {}, url, status, STATUS_CODES[status] ?? '');
    });
    page.on('navigated-within', (url, isMain) => this.emit('did-navigate-in-page', {}, url, isMain));
    page.on('dom-ready', () => this.emit('dom-ready', {}));
    page.on('loaded', () => this.emit('did-finish-load', {}));
    page.on('console', (level, message) =>
      this.emit('console-message', { level, message, frame: page.mainFrame }),
    );
    page.on('download', (download) => this.session.begin(download, this as unknown as WebContents));
    page.on('popup', (url) => this.#popup(url));
    page.on('crashed', () => {
      this.#state = 'crashed';
      this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 133 });
      this.#maker.gone(this);
    });
    page.on('closed', () => {
      if (this.isDestroyed()) return;
      this.#state = 'destroyed';
      this.emit('destroyed');
      this.#owner.destroyed();
    });
  }

  #popup(url: string): void {
    const details = {
      url,
      frameName: '',
      features: '',
      disposition: 'foreground-tab',
      referrer: { url: '', policy: '' },
    };
    const { action } = this.#opener(details as unknown as HandlerDetails);
    if (action === 'allow') throw new Error(`the stand-in for Electron opens no windows for pages: ${url}`);
  }
}
