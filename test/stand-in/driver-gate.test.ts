import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { openDriverGate } from '../support/electron/driver-gate';

let chromium: WebSocketServer | undefined;
afterEach(() => {
  for (const client of chromium?.clients ?? []) client.terminate();
  chromium?.close();
});

it('lets a driver and Chromium talk in order, and refuses what Electron refuses', async () => {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  chromium = server;
  server.on('connection', (socket) => socket.on('message', (data) => socket.send(`got ${data}`)));
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const url = await openDriverGate(`ws://127.0.0.1:${port}/devtools/browser/1`);
  expect(new URL(url).pathname).toBe('/devtools/browser/1');

  const driver = new WebSocket(url);
  const heard: string[] = [];
  await once(driver, 'open');
  const all = new Promise<void>((resolve) => {
    driver.on('message', (data) => {
      if (heard.push(String(data)) === 3) resolve();
    });
  });
  driver.send('first');
  driver.send('{"id":7,"method":"Target.createTarget","params":{"url":"about:blank"}}');
  driver.send('{"id":8,"method":"Runtime.evaluate","params":{"expression":"Target.createTarget"}}');
  await all;
  expect(heard.sort()).toEqual([
    'got first',
    'got {"id":8,"method":"Runtime.evaluate","params":{"expression":"Target.createTarget"}}',
    '{"id":7,"error":{"code":-32000,"message":"Not supported"}}',
  ]);
  const closed = once(driver, 'close');
  for (const client of server.clients) client.close();
  await closed;
});
