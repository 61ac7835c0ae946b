import type { IpcMain, IpcMainEvent, IpcMainInvokeEvent } from 'electron';
import { cloneToText } from './clone-to-text';
import { LoudEmitter } from './loud';
import { textToClone } from './text-to-clone';
import type { StandInFrame } from './web-frame';
import type { ToPreload } from './world/ipc-message';

type Handler = (event: IpcMainInvokeEvent, ...args: unknown[]) => unknown;

/** Who sends, and the way back. */
export interface IpcSource {
  readonly sender: unknown;
  readonly frame: StandInFrame;
  answer(message: ToPreload): void;
}

/** Main's end of the IPC. */
export class StandInIpcMain
  extends LoudEmitter
  implements Pick<IpcMain, 'handle' | 'handleOnce' | 'removeHandler'>
{
  readonly #handlers = new Map<string, Handler>();

  constructor() {
    super(null);
  }

  handle(channel: string, handler: Handler): void {
    if (this.#handlers.has(channel)) {
      throw new Error(`Attempted to register a second handler for '${channel}'`);
    }
    this.#handlers.set(channel, handler);
  }

  handleOnce(channel: string, handler: Handler): void {
    this.handle(channel, (event, ...args) => {
      this.removeHandler(channel);
      return handler(event, ...args);
    });
  }

  removeHandler(channel: string): void {
    this.#handlers.delete(channel);
  }

  /** Whether somebody answers there; for the stand-in alone. */
  handles(channel: string): boolean {
    return this.#handlers.has(channel);
  }

  /** Takes what a window has sent. */
  hear(source: IpcSource, channel: string, args: string): void {
    const event = {
      ...eventOf(source),
      ports: [],
      reply: (answerChannel: string, ...values: unknown[]) => source.frame.send(answerChannel, ...values),
    } as unknown as IpcMainEvent;
    this.emit(channel, event, ...(textToClone(args) as unknown[]));
  }

  /** Answers what a window has asked. */
  async answer(source: IpcSource, id: number, channel: string, args: string): Promise<void> {
    try {
      const handler = this.#handlers.get(channel);
      if (handler === undefined) throw new Error(`No handler registered for '${channel}'`);
      const event = eventOf(source) as unknown as IpcMainInvokeEvent;
      const value = await handler(event, ...(textToClone(args) as unknown[]));
      source.answer({ kind: 'answer', id, value: cloneToText(value) });
    } catch (error) {
      source.answer({ kind: 'failure', id, message: `Error invoking remote method '${channel}': ${error}` });
    }
  }
}

function eventOf({ sender, frame }: IpcSource) {
  return { type: 'frame', sender, senderFrame: frame, preventDefault: () => {}, defaultPrevented: false };
}
