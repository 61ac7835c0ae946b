import { z } from 'zod';
import { YARD_CALL_CHANNEL, YARD_FEED_CHANNEL, YARD_LISTEN_CHANNEL } from '#contract/wire';
import { commandSchema } from '../../schemas/command-schema';
import type { Yard, YardWindow } from '../yard/yard';
import type { IpcDoor } from './ipc-door';

/**
 * Opens the yard to the window behind a door. A page that begins anew listens anew, and gets a snapshot.
 *
 * @returns its own undo, as far as the door does not
 */
export function serveYardOverIpc(door: IpcDoor, yard: Pick<Yard, 'handle' | 'openWindow'>): () => void {
  let feed: YardWindow | null = null;
  const closeFeed = () => {
    feed?.close();
    feed = null;
  };

  door.answer(YARD_CALL_CHANNEL, 'command', commandSchema, (command) => (feed ?? yard).handle(command));
  door.hear(YARD_LISTEN_CHANNEL, z.boolean(), (isListening) => {
    closeFeed();
    if (!isListening) return;
    feed = yard.openWindow({
      send: (message) => {
        if (!door.tell(YARD_FEED_CHANNEL, message)) throw new Error('the window is gone');
      },
    });
  });
  return closeFeed;
}
