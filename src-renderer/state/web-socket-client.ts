import type { FeedMessage } from '#contract/feed-message';
import type { Reply } from '#contract/problem';
import type { WireMessage, WireRequest } from '#contract/wire';
import type { YardApi } from '#contract/yard-api';
import type { ConnectionStatus, YardConnection } from './yard-connection';

/** What the client needs of its surroundings. */
export interface WebSocketYardNeeds {
  /** A fresh socket to the yard's feed. */
  readonly openSocket: () => WebSocket;
  /** Run once after `delayMs` milliseconds. Returns its own undo. */
  readonly after: (delayMs: number, run: () => void) => () => void;
}

/** The wait before the first new try; it doubles with each, up to {@link LONGEST_RETRY_MS}. */
export const FIRST_RETRY_MS = 250;
export const LONGEST_RETRY_MS = 5_000;

const UNREACHABLE: Reply<never> = {
  ok: false,
  problems: [{ field: 'connection', expected: 'an open connection to the yard', got: 'none' }],
};

/**
 * A yard behind a web socket. It connects at once and, whenever the socket closes, again and again; every
 * new socket begins with a snapshot. A command that is under way when the socket closes, or given while
 * none is open, is refused: nobody knows whether the yard has taken it, and the snapshot will tell.
 */
export function openWebSocketYard(needs: WebSocketYardNeeds): YardConnection {
  const waiting = new Map<number, (reply: Reply<unknown>) => void>();
  const watchers = new Set<(status: ConnectionStatus) => void>();
  let status: ConnectionStatus = { kind: 'connecting' };
  let socket: WebSocket | null = null;
  let listener: ((message: FeedMessage) => void) | null = null;
  let nextId = 1;
  let tries = 0;

  function become(next: ConnectionStatus): void {
    status = next;
    for (const watcher of watchers) watcher(next);
  }

  function connect(): void {
    const fresh = needs.openSocket();
    fresh.addEventListener('open', () => {
      tries = 0;
      socket = fresh;
      become({ kind: 'open' });
    });
    fresh.addEventListener('message', ({ data }) => receive(String(data)));
    fresh.addEventListener('close', () => {
      socket = null;
      tries += 1;
      for (const answer of waiting.values()) answer(UNREACHABLE);
      waiting.clear();
      become({ kind: 'lost', tries });
      needs.after(Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.min(tries - 1, 10)), connect);
    });
  }

  function receive(text: string): void {
    const message = JSON.parse(text) as WireMessage;
    if ('feed' in message) {
      listener?.(message.feed);
      return;
    }
    if (message.id === null) return;
    const answer = waiting.get(message.id);
    waiting.delete(message.id);
    answer?.(message.reply);
  }

  const call = (command: WireRequest['command']): Promise<Reply<unknown>> => {
    const open = socket;
    if (open === null) return Promise.resolve(UNREACHABLE);
    const id = nextId++;
    return new Promise((resolve) => {
      waiting.set(id, resolve);
      open.send(JSON.stringify({ id, command } satisfies WireRequest));
    });
  };

  connect();
  return {
    // The wire carries each reply back to the very command it answers, which types cannot follow.
    api: {
      call: call as YardApi['call'],
      listen(next) {
        listener = next;
        return () => {
          if (listener === next) listener = null;
        };
      },
    },
    transport: 'web',
    watch(watcher) {
      watchers.add(watcher);
      watcher(status);
      return () => watchers.delete(watcher);
    },
  };
}
