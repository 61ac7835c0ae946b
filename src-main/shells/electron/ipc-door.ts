import type { IpcMain, IpcMainEvent, IpcMainInvokeEvent } from 'electron';
import type { z } from 'zod';
import type { Reply } from '#contract/problem';
import { parseWith } from '../../schemas/problems';
import type { AppLog } from './app-log';
import { isPageUrl } from './page-address';
import { type SendTarget, safeSend } from './safe-send';

type IpcParts = Pick<IpcMain, 'handle' | 'removeHandler' | 'on' | 'off'>;
type Sender = Pick<IpcMainEvent | IpcMainInvokeEvent, 'sender' | 'senderFrame'>;

const STRANGER: Reply<never> = {
  ok: false,
  problems: [{ field: 'sender', expected: 'the page of Switchyard', got: 'another one' }],
};

/**
 * The one door between main and a window: everything the window sends comes in here or not at all. Only the
 * window's own top frame gets in, only while it shows our page, and only with what fits the channel's schema.
 */
export class IpcDoor {
  readonly #ipcMain: IpcParts;
  readonly #window: SendTarget;
  readonly #log: Pick<AppLog, 'warn' | 'error'>;
  readonly #undo: (() => void)[] = [];

  constructor(ipcMain: IpcParts, window: SendTarget, log: Pick<AppLog, 'warn' | 'error'>) {
    this.#ipcMain = ipcMain;
    this.#window = window;
    this.#log = log;
  }

  /**
   * Answers what is sent on a channel. Whatever does not fit is answered by its problems.
   *
   * @param root what a problem of the message as a whole calls its field
   */
  answer<T, R>(
    channel: string,
    root: string,
    schema: z.ZodType<T>,
    answer: (message: T) => Reply<R> | Promise<Reply<R>>,
  ): void {
    this.#ipcMain.handle(channel, async (event, raw: unknown): Promise<Reply<R>> => {
      if (!this.#isOurPage(event, channel)) return STRANGER;
      const parsed = parseWith(schema, raw, root);
      if (!parsed.ok) return parsed;
      try {
        return await answer(parsed.value);
      } catch (error) {
        this.#log.error(`the answer on ${channel} failed`, error);
        throw error;
      }
    });
    this.#undo.push(() => this.#ipcMain.removeHandler(channel));
  }

  /** Takes what is sent on a channel and not answered. Whatever does not fit is left lying. */
  hear<T>(channel: string, schema: z.ZodType<T>, hear: (message: T) => void): void {
    const listener = (event: IpcMainEvent, raw: unknown) => {
      if (!this.#isOurPage(event, channel)) return;
      const parsed = parseWith(schema, raw);
      if (parsed.ok) hear(parsed.value);
    };
    this.#ipcMain.on(channel, listener);
    this.#undo.push(() => this.#ipcMain.off(channel, listener));
  }

  /** @returns whether the message is on its way */
  tell(channel: string, message: unknown): boolean {
    return safeSend(this.#window, channel, message);
  }

  /** Nobody gets in any more. Safe to call twice. */
  close(): void {
    for (const undo of this.#undo.splice(0)) undo();
  }

  #isOurPage(event: Sender, channel: string): boolean {
    const url = topFrameUrl(event);
    if (event.sender === this.#window && url !== null && isPageUrl(url)) return true;
    this.#log.warn(`refused a stranger on ${channel}: ${url ?? 'no top frame'}`);
    return false;
  }
}

/** Null where it is another frame, or one that is gone: asking such a one anything may throw. */
function topFrameUrl({ senderFrame }: Sender): string | null {
  try {
    return senderFrame?.parent === null ? senderFrame.url : null;
  } catch {
    return null;
  }
}
