import type { FeedMessage } from '#contract/feed-message';
import type { Reply } from '#contract/problem';
import { YARD_GLOBAL } from '#contract/wire';
import type { YardApi, YardCommands } from '#contract/yard-api';
import type { StandInWindow } from './electron/browser-window';
import { settle } from './hosted-yard';

/** What the page tells of: in one row, so that it comes in the order in which the page has it. */
type Told =
  | { readonly feed: FeedMessage }
  | { readonly id: number; readonly reply: Reply<unknown> }
  | { readonly id: number; readonly error: string };

const BINDING = 'tellTest';

/** The yard's surface as the page of a window of the stand-in has it: through the preload, and from afar. */
export class StandInYardApi implements YardApi {
  readonly #window: StandInWindow;
  readonly #waiting = new Map<number, { resolve(reply: Reply<unknown>): void; reject(error: Error): void }>();
  #nextId = 0;
  #listener: (message: FeedMessage) => void = () => {};
  /** Messages that came before anybody listened. */
  #early: FeedMessage[] | null = [];

  private constructor(window: StandInWindow) {
    this.#window = window;
  }

  /**
   * Its page listens from now on: a test's clock must not run ahead of a page that is still about to.
   *
   * @param window that shows its page
   */
  static async of(window: StandInWindow): Promise<StandInYardApi> {
    const api = new StandInYardApi(window);
    const { session } = await window.webContents.page();
    session.on('Runtime.bindingCalled', ({ name, payload }) => {
      if (name === BINDING) api.#hear(JSON.parse(payload) as Told);
    });
    await session.send('Runtime.addBinding', { name: BINDING });
    api.#run(`globalThis.stop = ${YARD_GLOBAL}.listen((feed) => ${BINDING}(JSON.stringify({ feed })))`);
    await settle(api);
    return api;
  }

  readonly call: YardApi['call'] = (command) =>
    new Promise((resolve, reject) => {
      const id = this.#nextId++;
      this.#waiting.set(id, {
        resolve: (reply) => resolve(reply as Reply<YardCommands[typeof command.command]['value']>),
        reject,
      });
      this.#run(`${YARD_GLOBAL}.call(${JSON.stringify(command)}).then(
        (reply) => ${BINDING}(JSON.stringify({ id: ${id}, reply })),
        ({ message }) => ${BINDING}(JSON.stringify({ id: ${id}, error: message })),
      )`);
    });

  listen(listener: (message: FeedMessage) => void): () => void {
    this.#listener = listener;
    for (const message of this.#early ?? []) listener(message);
    this.#early = null;
    return () => this.#run('stop()');
  }

  /** What it comes to is told by the page itself. */
  #run(code: string): void {
    const { webContents } = this.#window;
    void webContents.page().then(({ session }) => session.send('Runtime.evaluate', { expression: code }));
  }

  #hear(told: Told): void {
    if ('feed' in told) {
      if (this.#early === null) this.#listener(told.feed);
      else this.#early.push(told.feed);
      return;
    }
    const waiting = this.#waiting.get(told.id);
    this.#waiting.delete(told.id);
    if ('reply' in told) waiting?.resolve(told.reply);
    else waiting?.reject(new Error(told.error));
  }
}
