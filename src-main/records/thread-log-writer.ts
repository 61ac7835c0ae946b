import { Worker } from 'node:worker_threads';
import { LogRequests } from './log-requests';
import type { LogFate, LogWriter, WrittenLog } from './log-writer';
import {
  DEALT_WITH,
  IS_THERE,
  SHARED_BYTES,
  type WriterNews,
  type WriterRequest,
  type WriterStart,
} from './writer-messages';

/**
 * Writes logs on a thread of its own, so that neither words nor disk hold the yard. Where no such thread can be started
 * the logs are written on the thread that calls; one that ends under way fails its logs.
 */
export class ThreadLogWriter implements LogWriter {
  readonly #worker: Worker;
  readonly #shared = new Int32Array(new SharedArrayBuffer(SHARED_BYTES));
  readonly #fates = new Map<number, LogFate>();
  /** Until the thread is there, and after it has failed to come: what is asked of it. */
  #asked: WriterRequest[] | null = [];
  #instead: LogRequests | null = null;
  #handedOn = 0;
  #last = 0;

  /** @param threadPath the built entry of the thread */
  constructor(threadPath: string) {
    const start: WriterStart = { shared: this.#shared.buffer };
    this.#worker = new Worker(threadPath, { workerData: start, name: 'switchyard-records' });
    this.#worker.on('message', (news: WriterNews) => this.#tell(news));
    this.#worker.on('error', (error) => this.#lose(error.message));
    this.#worker.on('exit', () => this.#lose('it has ended'));
    // It holds the program as long as a log of it is open, and no longer.
    this.#worker.unref();
  }

  open(path: string, fate: LogFate): WrittenLog {
    const log = ++this.#last;
    this.#fates.set(log, fate);
    this.#worker.ref();
    this.#ask({ kind: 'open', log, path });
    const waiting = () => this.#waiting;
    return {
      write: (lines) => this.#ask({ kind: 'write', log, lines }),
      get waiting() {
        return waiting();
      },
      catchUp: (limitMs) => this.#catchUp(limitMs),
      close: () => this.#ask({ kind: 'close', log }),
    };
  }

  dispose(): void {
    void this.#worker.terminate();
  }

  get #waiting(): number {
    return (this.#asked?.length ?? 0) + this.#handedOn - Atomics.load(this.#shared, DEALT_WITH);
  }

  #ask(request: WriterRequest): void {
    this.#handOn();
    if (this.#instead !== null) this.#instead.take(request);
    else if (this.#asked !== null) this.#asked.push(request);
    else this.#post(request);
  }

  /** What was asked of the thread before it was there, now that it is. */
  #handOn(): void {
    if (this.#asked === null || Atomics.load(this.#shared, IS_THERE) === 0) return;
    const asked = this.#asked;
    this.#asked = null;
    for (const request of asked) this.#post(request);
  }

  #post(request: WriterRequest): void {
    this.#handedOn++;
    // The thread gets a copy of the text; the numbers are given away.
    this.#worker.postMessage(request, request.kind === 'write' ? [request.lines.numbers.buffer] : []);
  }

  #tell(news: WriterNews): void {
    if (news.kind === 'there') {
      this.#handOn();
      return;
    }
    const fate = this.#fates.get(news.log);
    if (fate === undefined) return;
    if (news.kind !== 'written') this.#fates.delete(news.log);
    if (this.#fates.size === 0) this.#worker.unref();
    if (news.kind === 'failed') fate.failed(news.problem);
    else fate[news.kind](news.bytes);
  }

  #lose(why: string): void {
    if (this.#asked !== null) {
      // It never came: nothing has been handed to it yet.
      const asked = this.#asked;
      this.#asked = null;
      this.#writeHere(asked);
      return;
    }
    if (this.#instead !== null) return;
    for (const log of [...this.#fates.keys()]) {
      this.#tell({ kind: 'failed', log, problem: `the thread that writes it is gone: ${why}` });
    }
    this.#handedOn = Atomics.load(this.#shared, DEALT_WITH);
    this.#writeHere([]);
  }

  #writeHere(asked: readonly WriterRequest[]): void {
    this.#instead = new LogRequests((news) => this.#tell(news));
    for (const request of asked) this.#instead.take(request);
  }

  #catchUp(limitMs: number): boolean {
    const untilMs = performance.now() + limitMs;
    if (this.#asked !== null) {
      Atomics.wait(this.#shared, IS_THERE, 0, limitMs);
      this.#handOn();
      if (this.#asked !== null) this.#lose('it did not come in time');
    }
    for (;;) {
      const dealtWith = Atomics.load(this.#shared, DEALT_WITH);
      if (dealtWith >= this.#handedOn) return true;
      const leftMs = untilMs - performance.now();
      if (leftMs <= 0) return false;
      Atomics.wait(this.#shared, DEALT_WITH, dealtWith, leftMs);
    }
  }
}
