import { type MessagePort, workerData } from 'node:worker_threads';
import { BellBoard } from './bell-board';
import { countPrimes, hashRounds, sleepThenSpin } from './cpu-load';
import { ScriptDesk } from './script-desk';
import type { ThreadLink } from './thread-link';
import { REQUEST, ThreadSlot } from './thread-slot';

/**
 * A lane's thread. As long as it has only loads to do it has no need of an event loop, and waits for its next request
 * with all of itself; with its first script it goes over to the loop for good, since a script may wait for anything.
 */
function serve({ lane, slot: memory, board: boardMemory, port }: ThreadLink): void {
  const slot = new ThreadSlot(memory);
  const board = new BellBoard(boardMemory);
  const bell: MessagePort = port;
  const ring = () => {
    if (board.ring(lane)) bell.postMessage(null);
  };
  slot.markUp();
  for (;;) {
    slot.awaitRequest();
    if (!slot.take()) continue;
    if (slot.request === REQUEST.script) break;
    doLoad(slot);
    ring();
  }
  new ScriptDesk({ slot, port, ring, doLoad: () => doLoad(slot) }).open();
}

/** Does the load that is asked for, and answers. */
function doLoad(slot: ThreadSlot): void {
  switch (slot.request) {
    case REQUEST.hash:
      slot.succeed(hashRounds(slot.number(0)));
      return;
    case REQUEST.primes:
      slot.succeed(String(countPrimes(slot.number(0))));
      return;
    case REQUEST['sleep-spin']:
      sleepThenSpin(slot.number(0), slot.number(1));
      slot.succeed(undefined);
      return;
    default:
      throw new Error(`a thread was asked for ${slot.request}, which it does not know`);
  }
}

serve(workerData as ThreadLink);
