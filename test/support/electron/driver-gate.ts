import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { WebSocket, WebSocketServer } from 'ws';

/** What a driver of Electron asks for in vain: windows are opened by main, and by nobody else. */
const REFUSED = 'Target.createTarget';
const NOT_SUPPORTED = { code: -32_000, message: 'Not supported' };

/**
 * Opens the way in for whoever drives the app, before Chromium's own: everything goes through but what Electron
 * refuses.
 *
 * @param chromiumUrl where Chromium itself listens
 * @returns where the gate listens, on loopback
 */
export async function openDriverGate(chromiumUrl: string): Promise<string> {
  const options = { perMessageDeflate: false, maxPayload: 0 };
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0, ...options });
  server.on('connection', (driver) => {
    const chromium = new WebSocket(chromiumUrl, options);
    const isOpen = once(chromium, 'open').catch(() => driver.close());
    driver.on('message', (data) => {
      const text = data.toString();
      const refusal = refusalOf(text);
      if (refusal !== null) driver.send(refusal);
      // In their order, those that came before Chromium was there included.
      else void isOpen.then(() => chromium.send(text));
    });
    chromium.on('message', (data) => driver.send(data.toString()));
    chromium.on('close', () => driver.close());
    driver.on('close', () => chromium.close());
    for (const end of [driver, chromium]) end.on('error', () => {});
  });
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return `ws://127.0.0.1:${port}${new URL(chromiumUrl).pathname}`;
}

/** Null where it may pass. */
function refusalOf(text: string): string | null {
  if (!text.includes(REFUSED)) return null;
  const { id, method, sessionId } = JSON.parse(text) as Record<string, unknown>;
  return method === REFUSED ? JSON.stringify({ id, sessionId, error: NOT_SUPPORTED }) : null;
}
