import type { Socket } from 'node:net';
import * as undici from 'undici';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { HttpConnection } from '../../../src-main/executors/http/http-connection';
import { HttpConnections } from '../../../src-main/executors/http/http-connections';
import { HttpService } from './http-service';

describe('connections that nobody uses', () => {
  let services: HttpService[];

  beforeEach(async () => {
    const make = () => new HttpService((_request, response) => response.end()).listen();
    services = await Promise.all([make(), make()]);
  });

  afterEach(() => Promise.all(services.map((service) => service.close())));

  /** One request on it, to its end. */
  function use(connection: HttpConnection): Promise<void> {
    return new Promise((resolve, reject) => {
      connection.send(
        { method: 'GET', path: '/' },
        {
          onRequestStart: () => {},
          onResponseEnd: () => resolve(),
          onResponseError: (_controller, error) => reject(error),
        },
      );
    });
  }

  async function used(connections: HttpConnections, service: HttpService, count: number): Promise<void> {
    const taken = Array.from({ length: count }, () => connections.take(service.url));
    await Promise.all(taken.map(use));
    for (const connection of taken) connections.giveBack(connection);
  }

  const closed = (socket: Socket | undefined) =>
    new Promise<void>((resolve) => (socket?.destroyed ? resolve() : socket?.once('close', () => resolve())));

  it('are taken again, the one used last first', async () => {
    const connections = new HttpConnections(undici);
    const [service] = services as [HttpService];
    const [first, second] = [connections.take(service.url), connections.take(service.url)];
    await Promise.all([use(first), use(second)]);
    connections.giveBack(first);
    connections.giveBack(second);
    expect(connections.idleCount).toBe(2);
    expect(connections.take(service.url)).toBe(second);
    expect(connections.take(service.url)).toBe(first);
    expect(connections.idleCount).toBe(0);
    connections.giveBack(first);
    connections.close();
    second.end();
  });

  it('are bounded over all origins: the oldest of them is closed', async () => {
    const connections = new HttpConnections(undici, 3);
    const [one, other] = services as [HttpService, HttpService];
    await used(connections, one, 2);
    await used(connections, other, 3);
    expect(connections.idleCount).toBe(3);
    await Promise.all(one.sockets.map(closed));
    expect(other.sockets.every((socket) => !socket.destroyed)).toBe(true);
    connections.close();
  });

  it('are forgotten when the service closes them', async () => {
    const connections = new HttpConnections(undici);
    const [service] = services as [HttpService];
    await used(connections, service, 2);
    for (const socket of service.sockets) socket.destroy();
    await expect.poll(() => connections.idleCount).toBe(0);
  });

  it('are closed all at once', async () => {
    const connections = new HttpConnections(undici);
    const [service] = services as [HttpService];
    await used(connections, service, 3);
    connections.close();
    expect(connections.idleCount).toBe(0);
    await Promise.all(service.sockets.map(closed));
  });
});
