import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { MAX_WIRE_BYTES } from '#contract/wire';
import { drawAccess } from '../../../src-main/shells/web/web-access';
import { startWebShell, type WebShell } from '../../../src-main/shells/web/web-shell';
import type { Yard } from '../../../src-main/shells/yard/yard';
import { makeYard, settle } from '../../support/hosted-yard';
import { makePageDir } from '../../support/page-dir';
import { WebSocketYardApi } from '../../support/web-socket-yard-api';

describe('the feed sockets of the web shell', () => {
  const page = makePageDir();
  let yard: Yard;
  let shell: WebShell;

  beforeEach(async () => {
    ({ yard } = makeYard());
    shell = await startWebShell({ yard, pageDir: page.dir, port: 0 });
  });
  afterEach(() => shell.close());

  /** `open`, or the status it was turned away with. */
  function knock(path: string, headers: Record<string, string>): Promise<string> {
    const socket = new WebSocket(`ws://127.0.0.1:${shell.port}${path}`, { headers });
    return new Promise((resolve) => {
      socket.on('open', () => resolve('open'));
      socket.on('unexpected-response', (_request, response) => resolve(String(response.statusCode)));
      socket.on('error', (error) => resolve(error.message));
    });
  }

  it('open for the page of this server alone', async () => {
    const own = { origin: `http://127.0.0.1:${shell.port}` };
    const knocks = {
      own: await knock('/feed', own),
      byName: await knock('/feed', { origin: `http://localhost:${shell.port}` }),
      noOrigin: await knock('/feed', {}),
      otherOrigin: await knock('/feed', { origin: 'http://evil.example' }),
      otherPort: await knock('/feed', { origin: `http://127.0.0.1:${shell.port + 1}` }),
      otherScheme: await knock('/feed', { origin: `https://127.0.0.1:${shell.port}` }),
      otherHost: await knock('/feed', { ...own, host: 'evil.example' }),
      otherPath: await knock('/elsewhere', own),
    };
    expect(knocks).toEqual({
      own: 'open',
      byName: 'open',
      noOrigin: '403',
      otherOrigin: '403',
      otherPort: '403',
      otherScheme: '403',
      otherHost: '403',
      otherPath: '404',
    });
  });

  async function openSocket(): Promise<WebSocket> {
    const origin = `http://127.0.0.1:${shell.port}`;
    const socket = new WebSocket(`ws://127.0.0.1:${shell.port}/feed`, { origin });
    await new Promise((resolve) => socket.once('open', resolve));
    return socket;
  }

  function nextReply(socket: WebSocket): Promise<unknown> {
    return new Promise((resolve) => {
      socket.on('message', (data) => {
        const message = JSON.parse(String(data));
        if ('reply' in message) resolve(message);
      });
    });
  }

  const closeCode = (socket: WebSocket) => new Promise((resolve) => socket.once('close', resolve));

  it('say what is wrong with a message that is no request', async () => {
    const cases: [string, string, string][] = [
      ['{"id":1,', 'message', 'JSON of {id, command}'],
      ['[]', 'message', 'an object {id, command}'],
      ['{"id":-1,"command":{}}', 'id', 'a whole number from 0'],
      ['{"id":"1"}', 'id', 'a whole number from 0'],
    ];
    for (const [text, field, expected] of cases) {
      const socket = await openSocket();
      const reply = nextReply(socket);
      socket.send(text);
      expect(await reply).toMatchObject({ id: null, reply: { ok: false, problems: [{ field, expected }] } });
      socket.terminate();
    }
  });

  it('answer a bad command under its number', async () => {
    const socket = await openSocket();
    const reply = nextReply(socket);
    socket.send('{"id":7,"command":{"command":"explode"}}');
    expect(await reply).toMatchObject({ id: 7, reply: { ok: false, problems: [{ field: 'command' }] } });
  });

  it('close on what is too long or no text, and the others stay open', async () => {
    const other = await WebSocketYardApi.connect(shell.port);
    const long = await openSocket();
    const longClosed = closeCode(long);
    long.send('x'.repeat(MAX_WIRE_BYTES + 1));
    expect(await longClosed).toBe(1009);
    const binary = await openSocket();
    const binaryClosed = closeCode(binary);
    binary.send(Buffer.from([1, 2, 3]));
    expect(await binaryClosed).toBe(1003);
    await settle(other);
    other.close();
  });

  it('survive a peer that leaves in the middle of knocking', async () => {
    const peer = connect(shell.port, '127.0.0.1');
    await new Promise((resolve) => peer.once('connect', resolve));
    peer.write(`GET /feed HTTP/1.1\r\nHost: 127.0.0.1:${shell.port}\r\nUpgrade: websocket\r\n`);
    peer.destroy();
    const api = await WebSocketYardApi.connect(shell.port);
    await settle(api);
    api.close();
  });
});

describe('the right to run programs from a window', () => {
  const page = makePageDir();
  const programsOf = async (allowsPrograms: boolean, key: (shell: WebShell) => string | null) => {
    const { yard } = makeYard();
    const shell = await startWebShell({
      ...{ yard, pageDir: page.dir, port: 0 },
      access: drawAccess({ allowsPrograms }),
    });
    const api = await WebSocketYardApi.connect(shell.port, key(shell));
    const reply = await api.call({ command: 'abilities' });
    api.close();
    await shell.close();
    return reply.ok ? reply.value.programs : reply.problems;
  };
  const keyOf = ({ pageUrl }: WebShell) => new URL(pageUrl).searchParams.get('key');

  it('is had by the key of the address that was printed, and by nothing else', async () => {
    expect(await programsOf(true, keyOf)).toBe(true);
    const without = 'open the address that Switchyard printed: it has a key';
    expect(await programsOf(true, () => null)).toBe(without);
    expect(await programsOf(true, () => '')).toBe(without);
    expect(await programsOf(true, (shell) => `${keyOf(shell)}x`)).toBe(without);
    expect(await programsOf(true, ({ token }) => token)).toBe(without);
  });

  it('is had by nobody where it was not switched on', async () => {
    const off = 'start Switchyard with --allow-programs and open the address that it prints';
    expect(await programsOf(false, keyOf)).toBe(off);
    expect(await programsOf(false, () => 'anything')).toBe(off);
  });
});
