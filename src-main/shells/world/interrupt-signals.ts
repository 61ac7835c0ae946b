/** Ctrl+C under npm may come twice, from the terminal and from npm: so close together it is one; in milliseconds. */
const ONE_PRESS_MS = 250;

/** Calls with the signal whenever one of them asks this process to end. Returns its own undo. */
export function onInterruptSignal(
  signals: readonly NodeJS.Signals[],
  listener: (signal: NodeJS.Signals) => void,
): () => void {
  let heardAtMs = Number.NEGATIVE_INFINITY;
  const hear = (signal: NodeJS.Signals) => {
    const nowMs = performance.now();
    if (nowMs - heardAtMs < ONE_PRESS_MS) return;
    heardAtMs = nowMs;
    listener(signal);
  };
  for (const signal of signals) process.on(signal, hear);
  return () => {
    for (const signal of signals) process.off(signal, hear);
  };
}

/**
 * The same for a process in which others handle these signals, too: they hear no more of them.
 *
 * Electron becomes ready with handlers in the place of Node's, and Node installs its own anew only with the first
 * listener of a signal. A package that listens as soon as it is loaded would keep everybody else from it.
 */
export function takeInterruptSignal(
  signals: readonly NodeJS.Signals[],
  listener: (signal: NodeJS.Signals) => void,
): () => void {
  for (const signal of signals) process.removeAllListeners(signal);
  return onInterruptSignal(signals, listener);
}
