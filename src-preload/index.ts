import { contextBridge, ipcRenderer } from 'electron';
import { YARD_GLOBAL } from '#contract/wire';
import { makeIpcYardApi } from './ipc-yard-api';

contextBridge.exposeInMainWorld(YARD_GLOBAL, makeIpcYardApi(ipcRenderer));
