import { DirectLogWriter } from './direct-log-writer';
import type { LogWriter, WrittenLog } from './log-writer';
import type { WriterNews, WriterRequest } from './writer-messages';

/** Does what is asked of the writing thread, one request after the other. */
export class LogRequests {
  readonly #writer: LogWriter;
  readonly #tell: (news: WriterNews) => void;
  readonly #logs = new Map<number, WrittenLog>();

  constructor(tell: (news: WriterNews) => void, writer: LogWriter = new DirectLogWriter()) {
    this.#tell = tell;
    this.#writer = writer;
  }

  take(request: WriterRequest): void {
    const { log } = request;
    switch (request.kind) {
      case 'open': {
        const opened = this.#writer.open(request.path, {
          written: (bytes) => this.#tell({ kind: 'written', log, bytes }),
          failed: (problem) => this.#tell({ kind: 'failed', log, problem }),
          closed: (bytes) => this.#tell({ kind: 'closed', log, bytes }),
        });
        this.#logs.set(log, opened);
        return;
      }
      case 'write':
        this.#logs.get(log)?.write(request.lines);
        return;
      case 'close':
        this.#logs.get(log)?.close();
        this.#logs.delete(log);
        return;
      default:
        request satisfies never;
    }
  }
}
