import { IpcDoor } from '../../src-main/shells/electron/ipc-door';
import { serveYardOverIpc } from '../../src-main/shells/electron/yard-ipc';
import { makeIpcYardApi } from '../../src-preload/ipc-yard-api';
import { FakeIpc } from '../support/fake-ipc';
import { describeYardApi } from './yard-api-contract';

const SILENCE = { info: () => {}, warn: () => {}, error: () => {} };

describeYardApi('IPC', async (yard) => {
  const undo: (() => void)[] = [];
  return {
    connect: async () => {
      const ipc = new FakeIpc();
      const door = new IpcDoor(ipc.ipcMain, ipc.webContents, SILENCE);
      const closeFeed = serveYardOverIpc(door, yard, SILENCE);
      undo.push(closeFeed, () => door.close());
      return makeIpcYardApi(ipc.ipcRenderer);
    },
    close: async () => {
      for (const leave of undo) leave();
    },
  };
});
