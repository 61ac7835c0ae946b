import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { CommandBody } from '#contract/work';

const PROGRAM = fileURLToPath(new URL('./reporting-program.mjs', import.meta.url));

/** A process that has said that it runs. */
export interface WatchedProgram {
  readonly pid: number;
  /** Resolves when it does not run any more: the system has closed its connection. */
  readonly ended: Promise<void>;
  hasEnded(): boolean;
  /** Lets one with the word `leave` end. */
  release(): void;
}

/** Programs of real processes that tell when they run, and whose end is seen. */
export class WatchedPrograms {
  readonly #server: Server;
  readonly #came: WatchedProgram[] = [];
  #awaited: ((program: WatchedProgram) => void)[] = [];

  constructor() {
    this.#server = createServer((socket) => this.#meet(socket));
  }

  async listen(): Promise<this> {
    await new Promise<void>((resolve) => {
      this.#server.listen({ port: 0, host: '127.0.0.1' }, resolve);
    });
    return this;
  }

  /** @param words see `reporting-program.mjs` */
  body(...words: string[]): CommandBody {
    const { port } = this.#server.address() as AddressInfo;
    return { executor: 'command', program: process.execPath, args: [PROGRAM, String(port), ...words] };
  }

  /** The next one that runs, in the order they came. */
  next(): Promise<WatchedProgram> {
    const came = this.#came.shift();
    if (came !== undefined) return Promise.resolve(came);
    return new Promise((resolve) => this.#awaited.push(resolve));
  }

  /** Resolves once all of them have ended. */
  close(): Promise<void> {
    return new Promise((resolve) => {
      this.#server.close(() => resolve());
    });
  }

  #meet(socket: Socket): void {
    socket.on('error', () => {});
    socket.once('data', (pid) => {
      const ended = new Promise<void>((resolve) => socket.once('close', () => resolve()));
      const program: WatchedProgram = {
        pid: Number(pid.toString()),
        ended,
        hasEnded: () => socket.destroyed,
        release: () => void socket.write('go'),
      };
      const awaited = this.#awaited.shift();
      if (awaited === undefined) this.#came.push(program);
      else awaited(program);
    });
  }
}
