import type { WebFrameMain } from 'electron';
import { cloneToText } from './clone-to-text';
import { LoudObject } from './loud';
import type { PageTarget } from './page-target';

type Kept = Pick<
  WebFrameMain,
  'url' | 'origin' | 'parent' | 'top' | 'frames' | 'detached' | 'isDestroyed' | 'send' | 'executeJavaScript'
>;

/** A frame of a page, as main sees it. */
export class StandInFrame extends LoudObject implements Kept {
  readonly #target: PageTarget;
  readonly #id: string;

  constructor(target: PageTarget, id: string) {
    super();
    this.#target = target;
    this.#id = id;
  }

  get url(): string {
    return this.#target.urlOf(this.#id);
  }

  get origin(): string {
    const { protocol, host, origin } = new URL(this.url);
    return origin === 'null' && host !== '' ? `${protocol}//${host}` : origin;
  }

  get parent(): WebFrameMain | null {
    const id = this.#target.frames.get(this.#id)?.parentId ?? null;
    return id === null ? null : (this.#target.frame(id) as unknown as WebFrameMain);
  }

  get top(): WebFrameMain | null {
    return this.#target.mainFrame as unknown as WebFrameMain;
  }

  get frames(): WebFrameMain[] {
    const children = this.#target.frames.all().filter(({ parentId }) => parentId === this.#id);
    return children.map(({ id }) => this.#target.frame(id) as unknown as WebFrameMain);
  }

  get detached(): boolean {
    return this.isDestroyed();
  }

  isDestroyed(): boolean {
    return this.#target.isClosed || this.#target.frames.get(this.#id) === null;
  }

  /** Electron says what cannot be sent, and goes on. */
  send(channel: string, ...args: unknown[]): void {
    if (typeof channel !== 'string') throw new TypeError('Missing required channel argument');
    if (this.isDestroyed())
      throw new Error('Render frame was disposed before WebFrameMain could be accessed');
    try {
      this.#target.tell(this.#id, { kind: 'send', channel, args: cloneToText(args) });
    } catch (error) {
      console.error('Error sending from webFrameMain: ', error);
    }
  }

  executeJavaScript(code: string, userGesture = false): Promise<unknown> {
    return this.#target.run(this.#id, code, userGesture);
  }
}
