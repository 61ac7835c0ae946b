import { BridgeEnd } from './bridge-end';
import { IpcRenderer } from './ipc-renderer';
import { loudProxy } from './loud-proxy';
import { HANDSHAKE, RECEIVE_FUNCTION, RUN_FUNCTION, SEND_BINDING } from './names';

// Runs in the preload's world at the beginning of every document, before the preload itself.

/** A preload, as the function that CommonJS makes of it. */
type PreloadBody = (
  require: (name: string) => unknown,
  module: { exports: unknown },
  exports: unknown,
  process: unknown,
) => void;

const scope = globalThis as unknown as Record<string, unknown>;

function begin(): void {
  const ipc = new IpcRenderer(scope[SEND_BINDING] as (text: string) => void);
  const gate = document.createElement('i');
  document.dispatchEvent(new MouseEvent(HANDSHAKE, { relatedTarget: gate }));
  const end = new BridgeEnd(gate, 'preload', [
    (permission, isCheck) => ipc.consult(String(permission), isCheck === true),
  ]);
  const electron = loudProxy('electron', {
    contextBridge: loudProxy('contextBridge', {
      exposeInMainWorld: (key: string, api: unknown) => {
        end.call(0, [key, api]);
      },
    }),
    ipcRenderer: ipc.api,
  });

  scope[RECEIVE_FUNCTION] = (text: string) => ipc.receive(text);
  scope[RUN_FUNCTION] = (path: string, process: object, body: PreloadBody) => {
    const module = { exports: {} };
    const require = (name: string) => {
      if (name !== 'electron') throw new Error(`module not found: ${name}`);
      return electron;
    };
    try {
      body(require, module, module.exports, loudProxy('process', process));
    } catch (error) {
      console.error(`Unable to load preload script: ${path}`);
      console.error(error);
      ipc.failed(path, error instanceof Error ? error.message : String(error));
    }
  };
}

// An inner frame has no preload.
if (window === window.top) begin();
else scope[RUN_FUNCTION] = () => {};
