import type { Chromium, Session } from './chromium';

/** A page of Chromium's that waits for {@link Session} `Runtime.runIfWaitingForDebugger` before it does anything. */
export interface HeldTarget {
  readonly targetId: string;
  readonly session: Session;
}

/** The pages of a Chromium. Each is held from its first moment until who asked for it is ready. */
export class Targets {
  readonly #chromium: Chromium;
  readonly #held = new Map<string, HeldTarget>();
  readonly #asked = new Map<string, (target: HeldTarget) => void>();
  readonly #popups = new Map<string, (target: HeldTarget) => void>();
  readonly #closes = new Map<string, () => void>();

  constructor(chromium: Chromium) {
    this.#chromium = chromium;
    chromium.session().on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
      const target = { targetId: targetInfo.targetId, session: chromium.session(sessionId) };
      if (targetInfo.type !== 'page') void this.#letGo(target);
      else if (targetInfo.openerId === undefined) this.#hold(target);
      else void this.#popup(targetInfo.openerId, target);
    });
    chromium.session().on('Target.detachedFromTarget', ({ targetId }) => {
      this.#closes.get(targetId ?? '')?.();
      this.#closes.delete(targetId ?? '');
    });
  }

  async start(): Promise<void> {
    await this.#chromium
      .session()
      .send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: true, flatten: true });
  }

  async open(): Promise<HeldTarget> {
    const { targetId } = await this.#chromium.session().send('Target.createTarget', { url: 'about:blank' });
    const held = this.#held.get(targetId);
    this.#held.delete(targetId);
    return held ?? new Promise((resolve) => this.#asked.set(targetId, resolve));
  }

  /** Closes it, without asking the page. */
  async close(targetId: string): Promise<void> {
    await this.#chromium.session().send('Target.closeTarget', { targetId });
  }

  async cancelDownload(guid: string): Promise<void> {
    await this.#chromium.session().send('Browser.cancelDownload', { guid });
  }

  /** Calls with each page that a page has opened. */
  onPopup(opener: string, listener: (target: HeldTarget) => void): void {
    this.#popups.set(opener, listener);
  }

  /** Calls when a page is gone. */
  onClose(targetId: string, listener: () => void): void {
    this.#closes.set(targetId, listener);
  }

  #hold(target: HeldTarget): void {
    const asked = this.#asked.get(target.targetId);
    this.#asked.delete(target.targetId);
    if (asked === undefined) this.#held.set(target.targetId, target);
    else asked(target);
  }

  /** Its opener's process waits as long as it is held, so nothing of it may load, and then it goes on. */
  async #popup(opener: string, target: HeldTarget): Promise<void> {
    target.session.on('Fetch.requestPaused', ({ requestId }) => {
      target.session.send('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' }).catch(() => {});
    });
    await target.session.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] });
    await this.#letGo(target);
    this.#popups.get(opener)?.(target);
  }

  async #letGo({ session }: HeldTarget): Promise<void> {
    await session.send('Runtime.runIfWaitingForDebugger').catch(() => {});
  }
}
