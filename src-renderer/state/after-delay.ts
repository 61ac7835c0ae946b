/** Runs something once after so many milliseconds of the host's. Returns its own undo. */
export function afterDelay(delayMs: number, run: () => void): () => void {
  const timer = setTimeout(run, delayMs);
  return () => clearTimeout(timer);
}
