/** Ctrl+C under npm may come twice, from the terminal and from npm: so close together it is one; in milliseconds. */
const ONE_PRESS_MS = 250;

/** Calls whenever somebody asks this process to end by one of the signals. Returns its own undo. */
export function onInterruptSignal(signals: readonly NodeJS.Signals[], listener: () => void): () => void {
  let heardAtMs = Number.NEGATIVE_INFINITY;
  const hear = () => {
    const nowMs = performance.now();
    if (nowMs - heardAtMs < ONE_PRESS_MS) return;
    heardAtMs = nowMs;
    listener();
  };
  for (const signal of signals) process.on(signal, hear);
  return () => {
    for (const signal of signals) process.off(signal, hear);
  };
}
