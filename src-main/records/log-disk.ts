import { closeSync, ftruncateSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/** What writing a log asks of the disk. Everything throws as the system has it. */
export interface LogDisk {
  /** Makes a new file, and its folder where there is none; a file that is there already is an error. */
  create(path: string): number;
  /** @returns how many bytes were taken */
  write(file: number, bytes: Uint8Array): number;
  cutTo(file: number, length: number): void;
  close(file: number): void;
}

export const NODE_DISK: LogDisk = {
  create: (path) => {
    mkdirSync(dirname(path), { recursive: true });
    return openSync(path, 'wx', 0o600);
  },
  write: (file, bytes) => writeSync(file, bytes),
  cutTo: (file, length) => ftruncateSync(file, length),
  close: (file) => closeSync(file),
};
