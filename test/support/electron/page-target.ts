import { EventEmitter } from 'node:events';
import type { PageDownload } from './download-item';
import { type PageFrame, PageFrames } from './page-frames';
import { PageRequests, type RequestRules } from './page-requests';
import type { HeldTarget, Targets } from './targets';
import { StandInFrame } from './web-frame';
import type { ToMain, ToPreload } from './world/ipc-message';
import { PRELOAD_WORLD, RECEIVE_FUNCTION, SEND_BINDING } from './world/names';

export interface PageTargetOptions {
  readonly targets: Targets;
  readonly rules: RequestRules;
  /** Runs in the page's own world at the beginning of each document. */
  readonly pageScript: string;
  /** Runs in the preload's world at the beginning of each document. */
  readonly preloadScript: string;
}

/** What a page tells. Addresses are main's. */
interface PageTargetEvents {
  message: [frame: StandInFrame, context: string, message: ToMain];
  started: [];
  stopped: [];
  'dom-ready': [];
  loaded: [];
  painted: [];
  navigated: [url: string, status: number];
  'navigated-within': [url: string, isMainFrame: boolean];
  popup: [url: string];
  download: [download: PageDownload];
  'download-done': [guid: string, state: 'completed' | 'cancelled'];
  console: [level: string, text: string];
  crashed: [];
  closed: [];
}

/** A page of Chromium's, with a world for its preload beside its own. */
export class PageTarget extends EventEmitter<PageTargetEvents> {
  readonly id: string;
  readonly session: HeldTarget['session'];
  readonly frames: PageFrames;
  readonly mainFrame: StandInFrame;
  readonly #options: PageTargetOptions;
  readonly #requests: PageRequests;
  readonly #known = new Map<string, StandInFrame>();
  #isClosed = false;

  private constructor({ targetId, session }: HeldTarget, options: PageTargetOptions) {
    super();
    this.id = targetId;
    this.session = session;
    this.#options = options;
    this.frames = new PageFrames(session, targetId);
    this.#requests = new PageRequests(session, targetId, options.rules);
    this.mainFrame = this.frame(targetId);
  }

  /** @returns it when it shows nothing yet, and everything is in place for its first document */
  static async open(options: PageTargetOptions): Promise<PageTarget> {
    const held = await options.targets.open();
    const page = new PageTarget(held, options);
    page.#listen();
    const { session } = held;
    await Promise.all([
      session.send('Page.enable'),
      session.send('Page.setLifecycleEventsEnabled', { enabled: true }),
      session.send('Runtime.enable'),
      session.send('Inspector.enable'),
      page.#requests.start(),
      session.send('Runtime.addBinding', { name: SEND_BINDING, executionContextName: PRELOAD_WORLD }),
      session.send('Page.addScriptToEvaluateOnNewDocument', { source: options.pageScript }),
      session.send('Page.addScriptToEvaluateOnNewDocument', {
        source: options.preloadScript,
        worldName: PRELOAD_WORLD,
      }),
      session.send('Runtime.runIfWaitingForDebugger'),
    ]);
    return page;
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  frame(id: string): StandInFrame {
    let frame = this.#known.get(id);
    if (frame === undefined) {
      frame = new StandInFrame(this, id);
      this.#known.set(id, frame);
    }
    return frame;
  }

  /** The address that a frame shows; empty where it is gone. */
  urlOf(frameId: string): string {
    return this.#options.rules.schemes.toMain(this.frames.get(frameId)?.url ?? '');
  }

  /** @returns why not, where it failed */
  async load(url: string): Promise<string | null> {
    const answer = await this.session.send('Page.navigate', {
      url: this.#options.rules.schemes.toChromium(url),
    });
    return answer.errorText ?? null;
  }

  /** Tells a frame's preload; one that has none just now hears nothing. */
  tell(frameId: string, message: ToPreload): void {
    const context = this.frames.get(frameId)?.preloadContext ?? null;
    if (context !== null) this.answer(context, message);
  }

  /** Tells one preload, if it is still there. */
  answer(context: string, message: ToPreload): void {
    this.session
      .send('Runtime.callFunctionOn', {
        uniqueContextId: context,
        functionDeclaration: `(text) => globalThis.${RECEIVE_FUNCTION}(text)`,
        arguments: [{ value: JSON.stringify(message) }],
        silent: true,
      })
      .catch(() => {});
  }

  /** Runs a script in a frame's own world; what it returns is copied as JSON does. */
  async run(frameId: string, code: string, userGesture: boolean): Promise<unknown> {
    const context = this.frames.get(frameId)?.pageContext ?? null;
    if (context === null) throw new Error('Render frame was disposed before it could run a script');
    const { result, exceptionDetails } = await this.session.send('Runtime.evaluate', {
      expression: code,
      uniqueContextId: context,
      awaitPromise: true,
      returnByValue: true,
      userGesture,
    });
    if (exceptionDetails === undefined) return result.value;
    throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  }

  async cancelDownload(guid: string): Promise<void> {
    await this.#options.targets.cancelDownload(guid);
  }

  /** Closes it, without asking the page. */
  async close(): Promise<void> {
    if (!this.#isClosed) await this.#options.targets.close(this.id).catch(() => {});
  }

  #listen(): void {
    const { session } = this;
    const { schemes } = this.#options.rules;
    session.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
      const frame: PageFrame | null = this.frames.ofContext(executionContextId);
      if (name !== SEND_BINDING || frame?.preloadContext == null) return;
      this.emit('message', this.frame(frame.id), frame.preloadContext, JSON.parse(payload) as ToMain);
    });
    session.on('Page.frameStartedLoading', ({ frameId }) => this.#ofMain(frameId, 'started'));
    session.on('Page.frameStoppedLoading', ({ frameId }) => this.#ofMain(frameId, 'stopped'));
    session.on('Page.lifecycleEvent', ({ frameId, name }) => {
      if (name === 'DOMContentLoaded') this.#ofMain(frameId, 'dom-ready');
      if (name === 'load') this.#ofMain(frameId, 'loaded');
      if (name === 'firstPaint') this.#ofMain(frameId, 'painted');
    });
    session.on('Page.frameNavigated', ({ frame }) => {
      if (frame.id === this.id) this.emit('navigated', this.urlOf(frame.id), this.#requests.status);
    });
    session.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
      this.emit('navigated-within', schemes.toMain(url), frameId === this.id);
    });
    session.on('Page.windowOpen', ({ url }) => this.emit('popup', schemes.toMain(url)));
    session.on('Runtime.consoleAPICalled', ({ type, args }) => {
      const text = args.map(({ value, description }) => String(value ?? description ?? '')).join(' ');
      this.emit('console', type, text);
    });
    session.on('Page.downloadWillBegin', ({ guid, url, suggestedFilename }) => {
      const download = { guid, url: schemes.toMain(url), fileName: suggestedFilename, page: this };
      this.emit('download', download);
    });
    session.on('Page.downloadProgress', ({ guid, state }) => {
      if (state !== 'inProgress')
        this.emit('download-done', guid, state === 'completed' ? 'completed' : 'cancelled');
    });
    session.on('Inspector.targetCrashed', () => this.emit('crashed'));
    this.#options.targets.onClose(this.id, () => {
      this.#isClosed = true;
      this.emit('closed');
    });
    // What a page opens by itself is closed at once: there is no window for it.
    this.#options.targets.onPopup(this.id, ({ targetId }) => void this.#options.targets.close(targetId));
  }

  #ofMain(frameId: string, event: 'started' | 'stopped' | 'dom-ready' | 'loaded' | 'painted'): void {
    if (frameId === this.id) this.emit(event);
  }
}
