import type { IpcRenderer } from 'electron';
import type { FeedMessage } from '#contract/feed-message';
import { YARD_CALL_CHANNEL, YARD_FEED_CHANNEL, YARD_LISTEN_CHANNEL } from '#contract/wire';
import type { YardApi } from '#contract/yard-api';

/** The yard's surface over Electron's IPC. */
export function makeIpcYardApi(ipc: Pick<IpcRenderer, 'invoke' | 'send' | 'on' | 'off'>): YardApi {
  let stopListening = () => {};
  return {
    call: (command) => ipc.invoke(YARD_CALL_CHANNEL, command),
    listen: (listener) => {
      stopListening();
      const onMessage = (_event: unknown, message: FeedMessage) => listener(message);
      const stop = () => {
        if (stopListening !== stop) return;
        stopListening = () => {};
        ipc.off(YARD_FEED_CHANNEL, onMessage);
        ipc.send(YARD_LISTEN_CHANNEL, false);
      };
      stopListening = stop;
      ipc.on(YARD_FEED_CHANNEL, onMessage);
      ipc.send(YARD_LISTEN_CHANNEL, true);
      return stop;
    },
  };
}
