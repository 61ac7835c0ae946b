const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
type Signal = (typeof SIGNALS)[number];

/**
 * Takes the signals that end a program, as Electron does when it becomes ready: it puts native handlers in the place
 * of those that Node has installed. Whatever listened before hears nothing any more, and neither does who listens
 * later, as long as a listener from before is there: Node installs a handler of its own anew with the first
 * listener only. A signal that nobody has taken back quits the app; the next one kills it.
 */
export function takeSignals(quit: () => void): void {
  for (const signal of SIGNALS) takeSignal(signal, quit);
}

function takeSignal(signal: Signal, quit: () => void): void {
  let isTaken = true;
  let isAsked = false;
  const emit = process.emit as (event: string | symbol, ...args: unknown[]) => boolean;
  process.emit = ((event: string | symbol, ...args: unknown[]) => {
    if (event !== signal || !isTaken) return Reflect.apply(emit, process, [event, ...args]);
    if (isAsked) {
      process.removeAllListeners(signal);
      process.kill(process.pid, signal);
    }
    isAsked = true;
    quit();
    return true;
  }) as typeof process.emit;

  // Node's handler keeps the `emit` that was there with the first listener, so all have to go once. Without any,
  // the signal would kill this process.
  const deaf = process.listeners(signal);
  const placeholder = () => {};
  process.removeAllListeners(signal);
  for (const listener of [placeholder, ...deaf]) process.on(signal, listener);

  process.on('newListener', (event) => {
    const isFirst = process.listeners(signal).every((listener) => listener === placeholder);
    if (event === signal && isFirst) isTaken = false;
  });
}
