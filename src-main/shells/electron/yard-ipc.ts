import type { IpcMain, IpcMainEvent, IpcMainInvokeEvent } from 'electron';
import type { Reply } from '#contract/problem';
import { YARD_CALL_CHANNEL, YARD_FEED_CHANNEL, YARD_LISTEN_CHANNEL } from '#contract/wire';
import type { Yard, YardWindow } from '../yard/yard';
import { isPageUrl } from './page-address';
import { type SendTarget, safeSend } from './safe-send';

/** The window's side, as far as the door looks at it. */
export type IpcWindow = SendTarget;
type IpcParts = Pick<IpcMain, 'handle' | 'removeHandler' | 'on' | 'off'>;
type Sender = Pick<IpcMainEvent | IpcMainInvokeEvent, 'sender' | 'senderFrame'>;

const STRANGER: Reply<never> = {
  ok: false,
  problems: [{ field: 'sender', expected: 'the page of Switchyard', got: 'another one' }],
};

/**
 * Opens the yard to one window over IPC. Only the window's own top frame gets in, and only while it shows
 * our page. A page that begins anew listens anew, and gets a snapshot.
 *
 * @returns its own undo
 */
export function serveYardOverIpc(ipcMain: IpcParts, window: IpcWindow, yard: Yard): () => void {
  let feed: YardWindow | null = null;
  const closeFeed = () => {
    feed?.close();
    feed = null;
  };

  const onCall = async (event: IpcMainInvokeEvent, command: unknown): Promise<Reply<unknown>> => {
    if (!isOurPage(event, window)) return STRANGER;
    return feed === null ? yard.handle(command) : feed.handle(command);
  };
  const onListen = (event: IpcMainEvent, isListening: unknown) => {
    if (!isOurPage(event, window)) return;
    closeFeed();
    if (isListening !== true) return;
    feed = yard.openWindow({
      send: (message) => {
        if (!safeSend(window, YARD_FEED_CHANNEL, message)) throw new Error('the window is gone');
      },
    });
  };

  ipcMain.handle(YARD_CALL_CHANNEL, onCall);
  ipcMain.on(YARD_LISTEN_CHANNEL, onListen);
  return () => {
    closeFeed();
    ipcMain.removeHandler(YARD_CALL_CHANNEL);
    ipcMain.off(YARD_LISTEN_CHANNEL, onListen);
  };
}

function isOurPage({ sender, senderFrame }: Sender, window: IpcWindow): boolean {
  return (
    sender === window && senderFrame !== null && senderFrame.parent === null && isPageUrl(senderFrame.url)
  );
}
