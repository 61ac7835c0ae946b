import { type IpcWindow, serveYardOverIpc } from '../../src-main/shells/electron/yard-ipc';
import { makeIpcYardApi } from '../../src-preload/ipc-yard-api';
import { FakeIpc } from '../support/fake-ipc';
import { describeYardApi } from './yard-api-contract';

describeYardApi('IPC', async (yard) => {
  const undo: (() => void)[] = [];
  return {
    connect: async () => {
      const ipc = new FakeIpc();
      undo.push(serveYardOverIpc(ipc.ipcMain, ipc.webContents satisfies IpcWindow, yard));
      return makeIpcYardApi(ipc.ipcRenderer);
    },
    close: async () => {
      for (const leave of undo) leave();
    },
  };
});
