import type { LogDisk } from './log-disk';
import { bytesOfPacked } from './packed-bytes';
import type { PackedLines } from './packed-lines';

/**
 * A log while it is written, by plain writes: whatever has been written survives the end of this process. Where the
 * disk takes no more it ends with its last whole line.
 */
export class LogFile {
  readonly #disk: LogDisk;
  readonly #file: number;
  #bytes = 0;

  /** @throws Error as the system has it, where there can be no such file */
  constructor(path: string, disk: LogDisk) {
    this.#disk = disk;
    this.#file = disk.create(path);
  }

  /** Written so far, in bytes: whole lines. */
  get bytes(): number {
    return this.#bytes;
  }

  /** @throws Error as the system has it; nothing of these lines is left then, as far as the disk lets */
  append(lines: PackedLines): void {
    const bytes = bytesOfPacked(lines);
    try {
      for (let from = 0; from < bytes.length; ) from += this.#disk.write(this.#file, bytes.subarray(from));
    } catch (error) {
      this.#cut();
      throw error;
    }
    this.#bytes += bytes.length;
  }

  close(): void {
    this.#disk.close(this.#file);
  }

  #cut(): void {
    try {
      this.#disk.cutTo(this.#file, this.#bytes);
    } catch {
      // A reader leaves out what follows the last whole line.
    }
  }
}
