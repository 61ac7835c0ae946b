import type { Session } from './chromium';
import type { PageSchemes } from './page-scheme';

/** The status of what comes from elsewhere than a handler of the app's: nobody has looked at it. */
const OK = 200;

/** A frame that is on its way somewhere else, of the page's own accord. */
export interface PageNavigation {
  readonly frameId: string;
  readonly isMainFrame: boolean;
  /** Where it goes, as main knows it. */
  readonly url: string;
  /** Sent there by the server that was asked first. */
  readonly isRedirect: boolean;
}

/** Who answers, and who may say no. */
export interface RequestRules {
  readonly schemes: PageSchemes;
  /** Answers a request of an app's own scheme; its address is main's. */
  answer(request: Request): Promise<Response>;
  mayNavigate(navigation: PageNavigation): boolean;
}

interface PausedRequest {
  readonly requestId: string;
  readonly frameId: string;
  readonly resourceType: string;
  readonly redirectedRequestId?: string | undefined;
  readonly request: {
    readonly url: string;
    readonly method: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly postData?: string | undefined;
  };
}

/**
 * Holds every request of a page: navigations that the page itself has begun are main's to refuse, and addresses
 * of an app's own scheme are answered by its handler. The rest goes its way.
 */
export class PageRequests {
  readonly #session: Session;
  readonly #rules: RequestRules;
  readonly #mainId: string;
  /** Where the page's top frame wants to go of its own accord. */
  #wish: string | null = null;
  #status = OK;

  /** @param mainId of the page's top frame */
  constructor(session: Session, mainId: string, rules: RequestRules) {
    this.#session = session;
    this.#mainId = mainId;
    this.#rules = rules;
    session.on('Page.frameRequestedNavigation', ({ frameId, url, disposition }) => {
      if (frameId === mainId && disposition === 'currentTab') this.#wish = url;
    });
    session.on('Fetch.requestPaused', (paused) => {
      // A request may be gone before its answer, with the page that asked.
      this.#take(paused).catch(() => {});
    });
  }

  /** The HTTP status that the page's newest document came with. */
  get status(): number {
    return this.#status;
  }

  async start(): Promise<void> {
    await this.#session.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] });
  }

  async #take(paused: PausedRequest): Promise<void> {
    const { requestId } = paused;
    const url = this.#rules.schemes.toMain(paused.request.url);
    if (!this.#mayGo(paused, url)) {
      // An aborted navigation leaves the page where it was.
      await this.#session.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' });
      return;
    }
    if (url === paused.request.url) {
      this.#note(paused, OK);
      await this.#session.send('Fetch.continueRequest', { requestId });
      return;
    }
    await this.#answer(paused, url);
  }

  #note({ resourceType, frameId }: PausedRequest, status: number): void {
    if (resourceType === 'Document' && frameId === this.#mainId) this.#status = status;
  }

  #mayGo({ resourceType, frameId, redirectedRequestId, request }: PausedRequest, url: string): boolean {
    if (resourceType !== 'Document') return true;
    const isMainFrame = frameId === this.#mainId;
    const isRedirect = redirectedRequestId !== undefined;
    const isWish = this.#wish !== null && withoutHash(this.#wish) === withoutHash(request.url);
    if (isMainFrame) this.#wish = null;
    // Where main itself takes the top frame it is not asked; an inner frame goes only where the page has it go.
    if (isMainFrame && !isWish && !isRedirect) return true;
    return this.#rules.mayNavigate({ frameId, isMainFrame, url, isRedirect });
  }

  async #answer(paused: PausedRequest, url: string): Promise<void> {
    const { requestId, request } = paused;
    const { method, headers, postData } = request;
    let response: Response;
    try {
      response = await this.#rules.answer(
        new Request(url, { method, headers, ...(postData === undefined ? {} : { body: postData }) }),
      );
    } catch (error) {
      console.error(error);
      await this.#session.send('Fetch.failRequest', { requestId, errorReason: 'Failed' });
      return;
    }
    this.#note(paused, response.status);
    await this.#session.send('Fetch.fulfillRequest', {
      requestId,
      responseCode: response.status,
      responseHeaders: Array.from(response.headers, ([name, value]) => ({ name, value })),
      body: Buffer.from(await response.arrayBuffer()).toString('base64'),
    });
  }
}

function withoutHash(url: string): string | undefined {
  return url.split('#')[0];
}
