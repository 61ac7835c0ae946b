import { join } from 'node:path';
import { afterAll, beforeAll, inject } from 'vitest';
import { IpcDoor } from '../../src-main/shells/electron/ipc-door';
import { PAGE_SCHEME, PAGE_URL } from '../../src-main/shells/electron/page-address';
import { PAGE_PRIVILEGES } from '../../src-main/shells/electron/page-protocol';
import { serveYardOverIpc } from '../../src-main/shells/electron/yard-ipc';
import { describeYardApi } from '../contract/yard-api-contract';
import type { StandInWindow } from '../support/electron/browser-window';
import { StandInYardApi } from '../support/stand-in-yard-api';
import { type StartedStandIn, startStandIn } from '../support/started-stand-in';

let standIn: StartedStandIn;

beforeAll(async () => {
  standIn = await startStandIn([PAGE_PRIVILEGES]);
  const page = () => new Response('<!doctype html>', { headers: { 'content-type': 'text/html' } });
  standIn.electron.protocol.handle(PAGE_SCHEME, page);
});
afterAll(() => standIn.close());

const SILENCE = { info: () => {}, warn: () => {}, error: () => {} };

// The door of main, the built preload, its bridge, and two processes between which everything is copied.
describeYardApi("the IPC of Electron's stand-in and the built preload", async (yard) => {
  const undo: (() => void)[] = [];
  return {
    connect: async () => {
      const preload = join(inject('projectRoot'), 'out', 'preload', 'index.cjs');
      const window = new standIn.electron.BrowserWindow({ show: false, webPreferences: { preload } });
      await window.loadURL(PAGE_URL);
      const { webContents } = window;
      // Each window has a door of its own here, since all of them are in one process.
      const door = new IpcDoor(webContents.ipc, webContents, SILENCE);
      const leave = serveYardOverIpc(door, yard, SILENCE);
      undo.push(() => {
        door.close();
        leave();
        window.destroy();
      });
      return StandInYardApi.of(window as unknown as StandInWindow);
    },
    close: async () => {
      for (const leave of undo) leave();
    },
  };
});
