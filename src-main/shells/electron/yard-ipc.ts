import { z } from 'zod';
import { YARD_CALL_CHANNEL, YARD_FEED_CHANNEL, YARD_LISTEN_CHANNEL } from '#contract/wire';
import { commandSchema } from '../../schemas/command-schema';
import type { Yard, YardWindow } from '../yard/yard';
import type { AppLog } from './app-log';
import type { IpcDoor } from './ipc-door';

/**
 * Opens the yard to the window behind a door. A page that begins anew listens anew, and gets a snapshot; when it
 * has acknowledged it, the log has it that the page is there. That is all there is to know: a page may be loaded
 * and yet show nothing.
 *
 * @returns its own undo, as far as the door does not
 */
export function serveYardOverIpc(
  door: IpcDoor,
  yard: Pick<Yard, 'handle' | 'openWindow'>,
  log: Pick<AppLog, 'info'>,
): () => void {
  let feed: YardWindow | null = null;
  let isShown = false;
  const closeFeed = () => {
    feed?.close();
    feed = null;
  };

  door.answer(YARD_CALL_CHANNEL, 'command', commandSchema, (command) => {
    if (feed !== null && !isShown && command.command === 'acknowledge') {
      isShown = true;
      log.info('the page shows the yard');
    }
    return (feed ?? yard).handle(command);
  });
  door.hear(YARD_LISTEN_CHANNEL, z.boolean(), (isListening) => {
    closeFeed();
    isShown = false;
    if (!isListening) return;
    feed = yard.openWindow({
      send: (message) => {
        if (!door.tell(YARD_FEED_CHANNEL, message)) throw new Error('the window is gone');
      },
    });
  });
  return closeFeed;
}
