import { BridgeEnd } from './bridge-end';
import { HANDSHAKE } from './names';
import { consultBeforeAsking } from './permission-requests';

// Runs in the page's own world at the beginning of every document, before the preload and the page's scripts.

/** As Electron does: what a preload gives can be neither changed nor replaced. */
function freeze(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value;
  for (const one of Object.values(value)) freeze(one);
  return Object.freeze(value);
}

function expose(name: unknown, api: unknown): void {
  const key = String(name);
  if (key in window)
    throw new Error('Cannot bind an API on top of an existing property on the window object');
  Object.defineProperty(window, key, {
    value: freeze(api),
    writable: false,
    enumerable: true,
    configurable: false,
  });
}

// An inner frame has no preload.
if (window === window.top) {
  const take = (event: Event) => {
    const gate = (event as MouseEvent).relatedTarget;
    if (gate === null) return;
    const end = new BridgeEnd(gate, 'page', [expose]);
    consultBeforeAsking((...args) => end.call(0, args) as Promise<void>);
  };
  document.addEventListener(HANDSHAKE, take, { once: true });
}
