import { type ChildProcess, spawn } from 'node:child_process';
import { EventEmitter } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import type { CDPSession } from 'playwright-core';
import { QUIET_FLAGS } from '../browser-flags';

/** A session of Chromium's own protocol, typed as playwright types it. */
export type Session = Pick<CDPSession, 'send' | 'on' | 'once' | 'off'>;

export interface ChromiumOptions {
  readonly path: string;
  /** Its profile: what pages keep. */
  readonly profileDir: string;
  /** Further switches. */
  readonly switches: readonly string[];
}

interface Answer {
  readonly id?: number;
  readonly sessionId?: string;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

/** Chromium may take so long to close its profile, in milliseconds. */
const CLOSE_LIMIT_MS = 5_000;

/**
 * A Chromium without a face, driven over a pipe: when this process ends in whatever way, the pipe breaks, and
 * Chromium ends too. Playwright comes in beside it by a port on loopback.
 */
export class Chromium {
  /** Resolves with the address at which Chromium lets in whoever drives it. */
  readonly listening: Promise<string>;
  /** Resolves when it has ended, with the last that it said. */
  readonly ended: Promise<string>;
  readonly #process: ChildProcess;
  readonly #emitters = new Map<string, EventEmitter>();
  readonly #waiting = new Map<number, { resolve(result: unknown): void; reject(error: Error): void }>();
  #lastId = 0;

  constructor({ path, profileDir, switches }: ChromiumOptions) {
    this.#process = spawn(
      path,
      [
        '--headless',
        '--no-startup-window',
        '--disable-popup-blocking',
        '--remote-debugging-pipe',
        '--remote-debugging-port=0',
        `--user-data-dir=${profileDir}`,
        ...QUIET_FLAGS,
        ...switches,
      ],
      { stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'] },
    );
    let said = '';
    const errors = this.#process.stderr as Readable;
    this.listening = new Promise((resolve) => {
      errors.setEncoding('utf8').on('data', (text: string) => {
        said = (said + text).slice(-8_192);
        const url = /^DevTools listening on (ws:\/\/\S+)$/m.exec(said)?.[1];
        if (url !== undefined) resolve(url);
      });
    });
    this.ended = new Promise((resolve) => {
      this.#process.on('error', (error) => resolve(error.message));
      this.#process.on('close', () => resolve(said));
    });
    void this.ended.then((last) => {
      for (const { reject } of this.#waiting.values()) reject(new Error(`Chromium has ended: ${last}`));
      this.#waiting.clear();
    });
    this.#read(this.#process.stdio[4] as Readable);
    // Writing to one that has just ended is told by `ended`.
    (this.#process.stdio[3] as Writable).on('error', () => {});
  }

  /** @param id of a session; none: the browser's own */
  session(id?: string): Session {
    const emitter = this.#emitterOf(id ?? '');
    return {
      send: (method: string, params: unknown) => this.#send(method, params, id),
      on: emitter.on.bind(emitter),
      once: emitter.once.bind(emitter),
      off: emitter.off.bind(emitter),
    } as unknown as Session;
  }

  /** Ends it in order, so that what pages have kept is on disk. */
  async close(): Promise<void> {
    const limit = setTimeout(() => this.#process.kill('SIGKILL'), CLOSE_LIMIT_MS);
    this.session()
      .send('Browser.close')
      .catch(() => {});
    await this.ended;
    clearTimeout(limit);
  }

  #send(method: string, params: unknown, sessionId: string | undefined): Promise<unknown> {
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject: (error) => reject(new Error(`${method}: ${error.message}`)) });
      (this.#process.stdio[3] as Writable).write(
        `${JSON.stringify({ id, method, params: params ?? {}, sessionId })}\0`,
      );
    });
  }

  #read(pipe: Readable): void {
    let rest = '';
    pipe.setEncoding('utf8').on('data', (text: string) => {
      const messages = (rest + text).split('\0');
      rest = messages.pop() ?? '';
      for (const message of messages) this.#take(JSON.parse(message) as Answer);
    });
  }

  #take({ id, sessionId, method, params, result, error }: Answer): void {
    if (method !== undefined) {
      this.#emitterOf(sessionId ?? '').emit(method, params);
      return;
    }
    const waiting = this.#waiting.get(id ?? -1);
    this.#waiting.delete(id ?? -1);
    if (error === undefined) waiting?.resolve(result);
    else waiting?.reject(new Error(error.message));
  }

  #emitterOf(sessionId: string): EventEmitter {
    let emitter = this.#emitters.get(sessionId);
    if (emitter === undefined) {
      emitter = new EventEmitter();
      this.#emitters.set(sessionId, emitter);
    }
    return emitter;
  }
}
