import type { Session } from './chromium';
import { PRELOAD_WORLD } from './world/names';

/** A frame of a page as it is now. */
export interface PageFrame {
  readonly id: string;
  readonly parentId: string | null;
  /** As Chromium knows it. */
  url: string;
  /** Where the page's own scripts run; null: nowhere just now. */
  pageContext: string | null;
  /** Where its preload runs; null: it has none, or nowhere just now. */
  preloadContext: string | null;
}

/** Follows the frames of a page, and the worlds in them. */
export class PageFrames {
  readonly #frames = new Map<string, PageFrame>();
  /** By Chromium's number, of which messages know no more. */
  readonly #framesByContext = new Map<number, { readonly frame: PageFrame; readonly unique: string }>();

  /** @param mainId of the page's top frame, which has its target's */
  constructor(session: Session, mainId: string) {
    this.#known(mainId, null);
    session.on('Page.frameAttached', ({ frameId, parentFrameId }) => this.#known(frameId, parentFrameId));
    session.on('Page.frameNavigated', ({ frame }) => {
      this.#known(frame.id, frame.parentId ?? null).url = frame.url + (frame.urlFragment ?? '');
    });
    session.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
      const frame = this.#frames.get(frameId);
      if (frame !== undefined) frame.url = url;
    });
    session.on('Page.frameDetached', ({ frameId }) => this.#frames.delete(frameId));
    session.on('Runtime.executionContextCreated', ({ context }) => {
      const { frameId, isDefault } = (context.auxData ?? {}) as { frameId?: string; isDefault?: boolean };
      const frame = this.#frames.get(frameId ?? '');
      if (frame === undefined) return;
      if (isDefault === true) frame.pageContext = context.uniqueId;
      else if (context.name === PRELOAD_WORLD) frame.preloadContext = context.uniqueId;
      else return;
      this.#framesByContext.set(context.id, { frame, unique: context.uniqueId });
    });
    session.on('Runtime.executionContextsCleared', () => this.#clear());
    session.on('Runtime.executionContextDestroyed', ({ executionContextId }) => {
      const known = this.#framesByContext.get(executionContextId);
      this.#framesByContext.delete(executionContextId);
      if (known?.frame.pageContext === known?.unique && known) known.frame.pageContext = null;
      if (known?.frame.preloadContext === known?.unique && known) known.frame.preloadContext = null;
    });
    session.on('Inspector.targetCrashed', () => this.#clear());
  }

  get(id: string): PageFrame | null {
    return this.#frames.get(id) ?? null;
  }

  /** The frame in which a world is. */
  ofContext(id: number): PageFrame | null {
    return this.#framesByContext.get(id)?.frame ?? null;
  }

  all(): PageFrame[] {
    return [...this.#frames.values()];
  }

  #known(id: string, parentId: string | null): PageFrame {
    const known = this.#frames.get(id);
    if (known !== undefined) return known;
    const frame: PageFrame = { id, parentId, url: '', pageContext: null, preloadContext: null };
    this.#frames.set(id, frame);
    return frame;
  }

  #clear(): void {
    this.#framesByContext.clear();
    for (const frame of this.#frames.values()) {
      frame.pageContext = null;
      frame.preloadContext = null;
    }
  }
}
