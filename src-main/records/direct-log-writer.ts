import { type LogDisk, NODE_DISK } from './log-disk';
import { LogFile } from './log-file';
import type { LogFate, LogWriter, WrittenLog } from './log-writer';
import type { PackedLines } from './packed-lines';

/** Writes logs at once, on the thread that calls. */
export class DirectLogWriter implements LogWriter {
  readonly #disk: LogDisk;

  constructor(disk: LogDisk = NODE_DISK) {
    this.#disk = disk;
  }

  open(path: string, fate: LogFate): WrittenLog {
    return new DirectLog(path, this.#disk, fate);
  }

  dispose(): void {}
}

class DirectLog implements WrittenLog {
  readonly #fate: LogFate;
  readonly waiting = 0;
  #file: LogFile | null = null;

  constructor(path: string, disk: LogDisk, fate: LogFate) {
    this.#fate = fate;
    this.#try(() => {
      this.#file = new LogFile(path, disk);
    });
  }

  write(lines: PackedLines): void {
    const file = this.#file;
    if (file === null) return;
    this.#try(() => {
      file.append(lines);
      const { bytes } = file;
      queueMicrotask(() => this.#fate.written(bytes));
    });
  }

  catchUp(): boolean {
    return true;
  }

  close(): void {
    const file = this.#file;
    this.#file = null;
    if (file === null) return;
    this.#try(() => file.close());
    queueMicrotask(() => this.#fate.closed(file.bytes));
  }

  #try(act: () => void): void {
    try {
      act();
    } catch (error) {
      this.#file?.close();
      this.#file = null;
      queueMicrotask(() => this.#fate.failed(error instanceof Error ? error.message : String(error)));
    }
  }
}
