import { closeSync, openSync, writeSync } from 'node:fs';
import type { WriteText } from './text-sink';

/** How long to wait for a slow reader of a pipe before trying again, in milliseconds. */
const PIPE_WAIT_MS = 5;

/**
 * Writes to an open file, waiting as long as its reader needs: on a pipe this is the backpressure.
 *
 * @throws Error as the system has it, `EPIPE` where the reader is gone
 */
export function writerTo(descriptor: number): WriteText {
  return (text) => {
    const bytes = Buffer.from(text, 'utf8');
    for (let from = 0; from < bytes.length; ) {
      try {
        from += writeSync(descriptor, bytes, from);
      } catch (error) {
        if (!isPipeFull(error)) throw error;
        sleepSync(PIPE_WAIT_MS);
      }
    }
  };
}

/** A file opened to be written anew. */
export interface WrittenFile {
  readonly write: WriteText;
  close(): void;
}

/** @throws Error as the system has it, where the file cannot be written */
export function createFile(path: string): WrittenFile {
  const descriptor = openSync(path, 'w');
  return { write: writerTo(descriptor), close: () => closeSync(descriptor) };
}

/** A pipe that does not block says so instead of waiting. */
function isPipeFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EAGAIN';
}

function sleepSync(durationMs: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, durationMs);
}
