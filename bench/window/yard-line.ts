import { WebSocket } from 'ws';
import type { FeedMessage } from '#contract/feed-message';
import type { Reply } from '#contract/problem';
import { FEED_PATH, type WireMessage } from '#contract/wire';
import type { CommandNamed, YardCommandName, YardCommands } from '#contract/yard-api';

/** A line of the benchmark's own to the yard: to command it, and to hear what a window should show. */
export interface YardLine {
  call<N extends YardCommandName>(command: CommandNamed<N>): Promise<YardCommands[N]['value']>;
  /** The newest message of the feed. */
  newest(): FeedMessage | null;
  close(): void;
}

export async function openYardLine(url: string): Promise<YardLine> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}${FEED_PATH}`, { origin: url });
  const waiting = new Map<number, (reply: Reply<unknown>) => void>();
  let newest: FeedMessage | null = null;
  let nextId = 1;
  const ask = (command: object): Promise<Reply<unknown>> =>
    new Promise((resolve) => {
      const id = nextId++;
      waiting.set(id, resolve);
      socket.send(JSON.stringify({ id, command }));
    });
  socket.on('message', (data) => {
    const message = JSON.parse(String(data)) as WireMessage;
    if ('feed' in message) {
      newest = message.feed;
      void ask({ command: 'acknowledge', number: newest.number });
    } else if (message.id !== null) {
      waiting.get(message.id)?.(message.reply);
      waiting.delete(message.id);
    }
  });
  await new Promise((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });
  return {
    call: async <N extends YardCommandName>(command: CommandNamed<N>) => {
      const reply = await ask(command);
      if (!reply.ok) throw new Error(`${command.command} was refused: ${JSON.stringify(reply.problems)}`);
      return reply.value as YardCommands[N]['value'];
    },
    newest: () => newest,
    close: () => socket.close(),
  };
}
