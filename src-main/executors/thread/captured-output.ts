/** What may be written to a stream. */
type Chunk = string | Uint8Array;

/**
 * Takes all that this thread writes to its standard output and error from now on, so that `console.log` in a script is
 * part of its log and never of what the app prints.
 */
export function captureOutput(take: (chunk: Chunk) => void): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.write = (chunk: Chunk, encoding?: unknown, callback?: unknown): boolean => {
      take(typeof chunk === 'string' && isEncoding(encoding) ? Buffer.from(chunk, encoding) : chunk);
      const done = typeof encoding === 'function' ? encoding : callback;
      if (typeof done === 'function') queueMicrotask(() => done());
      return true;
    };
  }
}

function isEncoding(encoding: unknown): encoding is BufferEncoding {
  return typeof encoding === 'string' && Buffer.isEncoding(encoding);
}
