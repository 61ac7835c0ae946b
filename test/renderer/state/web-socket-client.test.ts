import { describe, expect, it } from 'vitest';
import type { FeedMessage } from '#contract/feed-message';
import { openWebSocketYard } from '../../../src-renderer/state/web-socket-client';
import type { ConnectionStatus } from '../../../src-renderer/state/yard-connection';
import { snapshot } from '../fake-yard';

/** A socket whose other end is the test. */
class FakeSocket extends EventTarget {
  readonly sent: string[] = [];
  send(text: string): void {
    this.sent.push(text);
  }
  open(): void {
    this.dispatchEvent(new Event('open'));
  }
  receive(message: unknown): void {
    this.dispatchEvent(new MessageEvent('message', { data: JSON.stringify(message) }));
  }
  drop(): void {
    this.dispatchEvent(new Event('close'));
  }
}

function rig() {
  const sockets: FakeSocket[] = [];
  const delays: { readonly delayMs: number; readonly run: () => void }[] = [];
  const yard = openWebSocketYard({
    openSocket: () => {
      const socket = new FakeSocket();
      sockets.push(socket);
      return socket as unknown as WebSocket;
    },
    after: (delayMs, run) => {
      delays.push({ delayMs, run });
      return () => {};
    },
  });
  const socketAt = (index: number): FakeSocket => {
    const socket = sockets[index];
    if (socket === undefined) throw new Error(`no socket ${index}`);
    return socket;
  };
  return { yard, sockets, delays, socketAt };
}

describe('a yard behind a web socket', () => {
  it('answers each command with the reply of its own number', async () => {
    const { yard, socketAt } = rig();
    const socket = socketAt(0);
    socket.open();
    const first = yard.api.call({ command: 'resync' });
    const second = yard.api.call({ command: 'start' });
    expect(socket.sent.map((text) => JSON.parse(text))).toEqual([
      { id: 1, command: { command: 'resync' } },
      { id: 2, command: { command: 'start' } },
    ]);
    socket.receive({ id: 2, reply: { ok: true, value: { run: 7 } } });
    socket.receive({ id: 1, reply: { ok: true, value: null } });
    expect(await second).toEqual({ ok: true, value: { run: 7 } });
    expect(await first).toEqual({ ok: true, value: null });
  });

  it('hands the feed to its one listener, until that one stops listening', () => {
    const { yard, socketAt } = rig();
    const heard: FeedMessage['type'][] = [];
    const unlisten = yard.api.listen((message) => heard.push(message.type));
    socketAt(0).open();
    socketAt(0).receive({ feed: snapshot() });
    unlisten();
    socketAt(0).receive({ feed: snapshot() });
    expect(heard).toEqual(['snapshot']);
  });

  it('tries again after a lost connection, later each time, up to five seconds', () => {
    const { yard, delays, sockets, socketAt } = rig();
    const seen: ConnectionStatus['kind'][] = [];
    yard.watch(({ kind }) => seen.push(kind));
    socketAt(0).open();
    for (let index = 0; index < 7; index++) {
      socketAt(index).drop();
      delays[index]?.run();
    }
    expect(delays.map(({ delayMs }) => delayMs)).toEqual([250, 500, 1_000, 2_000, 4_000, 5_000, 5_000]);
    expect(sockets).toHaveLength(8);
    socketAt(7).open();
    socketAt(7).drop();
    expect(delays.at(-1)?.delayMs).toBe(250);
    expect(seen.slice(0, 3)).toEqual(['connecting', 'open', 'lost']);
  });

  it('refuses what was under way when the connection was lost, and what is asked until it is back', async () => {
    const { yard, socketAt } = rig();
    socketAt(0).open();
    const underWay = yard.api.call({ command: 'resync' });
    socketAt(0).drop();
    expect(await underWay).toMatchObject({ ok: false, problems: [{ field: 'connection' }] });
    expect(await yard.api.call({ command: 'start' })).toMatchObject({ ok: false });
  });
});
