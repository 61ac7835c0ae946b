import { contextBridge, ipcRenderer } from 'electron';
import { DESKTOP_GLOBAL, YARD_GLOBAL } from '#contract/wire';
import { makeIpcDesktopApi } from './ipc-desktop-api';
import { makeIpcYardApi } from './ipc-yard-api';

contextBridge.exposeInMainWorld(YARD_GLOBAL, makeIpcYardApi(ipcRenderer));
contextBridge.exposeInMainWorld(DESKTOP_GLOBAL, makeIpcDesktopApi(ipcRenderer));
