import { type MessagePort, receiveMessageOnPort } from 'node:worker_threads';
import { taskErrorOf } from '../body-report';
import { captureOutput } from './captured-output';
import { outputTextOf } from './output-text';
import { ScriptCall } from './script-call';
import { ScriptModules } from './script-modules';
import type { SentScript, ToThread } from './thread-link';
import { REQUEST, type ThreadSlot } from './thread-slot';

export interface ScriptDeskNeeds {
  readonly slot: ThreadSlot;
  readonly port: MessagePort;
  /** Tells the yard that there is an answer. */
  readonly ring: () => void;
  /** Does the built-in load that the slot asks for, and answers. */
  readonly doLoad: () => void;
}

/** How long the thread waits for the next request before it goes into its event loop, in milliseconds. */
const LINGER_MS = 1;
/** What scripts have left in the event loop waits for so long at most while requests come in a row, in milliseconds. */
const MOST_WITHOUT_LOOP_MS = 4;
/** So long a file is taken to be as it was, in milliseconds, unless a script is told anew. */
const TRUST_MS = 100;

/** Where a thread takes requests once it has an event loop to keep going: scripts, and loads between them. */
export class ScriptDesk {
  readonly #needs: ScriptDeskNeeds;
  readonly #modules = new ScriptModules();
  #script: SentScript | null = null;
  #call: ScriptCall | null = null;
  /** When the event loop last had its turn, and when the file was last looked at. */
  #loopAtMs = 0;
  #checkedAtMs = 0;

  constructor(needs: ScriptDeskNeeds) {
    this.#needs = needs;
  }

  /** Begins with a request that has been taken. */
  open(): void {
    const { port, slot } = this.#needs;
    captureOutput((chunk) => {
      if (this.#call !== null) slot.log.write(chunk);
    });
    port.on('message', (message: ToThread) => this.#hear(message));
    this.#begin();
  }

  #hear(message: ToThread): void {
    switch (message.say) {
      case 'script':
        this.#take(message.script);
        return;
      case 'stop':
        this.#call?.stop(message.name, message.message);
        return;
      case 'look':
        this.#loopAtMs = performance.now();
        if (this.#call === null) this.#look();
        return;
      default:
        message satisfies never;
    }
  }

  #take(script: SentScript): void {
    this.#script = script;
    this.#checkedAtMs = Number.NEGATIVE_INFINITY;
  }

  /** Takes a request that may be there; else the event loop goes on, and a message will say so. */
  #look(): void {
    const { slot } = this.#needs;
    slot.isInLoop = false;
    if (slot.take()) {
      this.#begin();
      return;
    }
    slot.isInLoop = true;
    // Asked between the two, the yard may have sent no message.
    if (!slot.take()) return;
    slot.isInLoop = false;
    this.#begin();
  }

  #begin(): void {
    const { slot, port } = this.#needs;
    // What came by message came before the request, whether the event loop has seen it or not.
    for (let next = receiveMessageOnPort(port); next !== undefined; next = receiveMessageOnPort(port)) {
      const message = next.message as ToThread;
      if (message.say === 'script') this.#take(message.script);
    }
    if (slot.request === REQUEST.script) {
      this.#runScript();
    } else {
      this.#needs.doLoad();
      // Not from here: of a row of loads each would stand on the stack of the one before.
      queueMicrotask(() => this.#answered());
    }
  }

  #runScript(): void {
    const { slot } = this.#needs;
    const { path, payload } = this.#script as SentScript;
    const nowMs = performance.now();
    const isTrusted = nowMs - this.#checkedAtMs < TRUST_MS;
    if (!isTrusted) this.#checkedAtMs = nowMs;
    const known = this.#modules.find(path, isTrusted);
    if (known === 'stale') {
      slot.refuseAsStale();
      this.#answered();
      return;
    }
    const call = new ScriptCall({
      attempt: slot.attempt,
      payload: payload === undefined ? undefined : JSON.parse(payload),
      log: (text) => slot.log.write(`${text}\n`),
    });
    this.#call = call;
    call.run(known).then(
      (value) => {
        this.#call = null;
        slot.succeed(outputTextOf(value));
        this.#answered();
      },
      (thrown: unknown) => {
        this.#call = null;
        slot.fail(taskErrorOf(thrown));
        this.#answered();
      },
    );
  }

  /** The next request is mostly there at once: it is waited for a little before the event loop has its turn. */
  #answered(): void {
    const { slot, ring } = this.#needs;
    ring();
    if (performance.now() - this.#loopAtMs < MOST_WITHOUT_LOOP_MS) {
      slot.awaitRequest(LINGER_MS);
      this.#look();
    } else {
      setImmediate(() => {
        this.#loopAtMs = performance.now();
        this.#look();
      });
    }
  }
}
