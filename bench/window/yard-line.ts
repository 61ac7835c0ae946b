import { WebSocket } from 'ws';
import type { FeedMessage } from '#contract/feed-message';
import type { Reply } from '#contract/problem';
import { FEED_PATH, type WireMessage } from '#contract/wire';
import type { CommandNamed, YardCommandName, YardCommands } from '#contract/yard-api';

/**
 * A line of the benchmark's own to the yard. It is a feed like a window's and costs as much: closed while
 * something is measured.
 */
export interface YardLine {
  call<N extends YardCommandName>(command: CommandNamed<N>): Promise<YardCommands[N]['value']>;
  /** Number of the newest event of the log when the line was opened. */
  readonly seqAtOpen: number;
  close(): void;
}

export async function openYardLine(url: string): Promise<YardLine> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}${FEED_PATH}`, { origin: url });
  const waiting = new Map<number, (reply: Reply<unknown>) => void>();
  let nextId = 1;
  const ask = (command: object): Promise<Reply<unknown>> =>
    new Promise((resolve) => {
      const id = nextId++;
      waiting.set(id, resolve);
      socket.send(JSON.stringify({ id, command }));
    });
  let opened: (seq: number) => void;
  const seqAtOpen = new Promise<number>((resolve) => {
    opened = resolve;
  });
  socket.on('message', (data) => {
    const message = JSON.parse(String(data)) as WireMessage;
    if ('feed' in message) {
      opened(seqOf(message.feed));
      void ask({ command: 'acknowledge', number: message.feed.number });
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
    seqAtOpen: await seqAtOpen,
    close: () => socket.close(),
  };
}

function seqOf(message: FeedMessage): number {
  return message.type === 'snapshot' ? message.view.seq : message.toSeq;
}
