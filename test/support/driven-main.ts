import type { ElectronApplication } from 'playwright-core';

type Main = Pick<ElectronApplication, 'evaluate'>;

/** What stands in the app's main process for the functions of tests. */
interface Turns {
  readonly inTurn: (run: () => void) => void;
}

/**
 * Runs the functions of tests in an app's main process, each in a turn of its own.
 *
 * A driver's function comes in at any place of a script that runs, also in the middle of Node's own: where that has
 * just looked at its last tick, or takes a timer out of its list. What such a function leaves to be done later may
 * then never be done, nor anything after it: streams do not end, timers go round for ever, and the app does not go.
 * So what comes in there is only put down, and done when the event loop comes to it.
 */
export async function driveMain(app: Main): Promise<Main['evaluate']> {
  await app.evaluate(makeTurns);
  const evaluate = (run: unknown, arg: unknown) =>
    app.evaluate(
      (electron, [source, given]) =>
        new Promise((resolve, reject) => {
          const { inTurn } = globalThis as unknown as Turns;
          inTurn(() => {
            const done = new Promise((settle) =>
              settle(new Function(`return (${source})`)()(electron, given)),
            );
            done.then(resolve, reject);
          });
        }),
      [String(run), arg] as const,
    );
  return evaluate as Main['evaluate'];
}

/** Runs in the app's main process, so it holds to nothing but itself. */
function makeTurns(): void {
  const waiting: (() => void)[] = [];
  // Of all ways to be called later this one alone touches nothing of Node's that a script may be busy with.
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    for (const run of waiting.splice(0)) run();
  };
  const inTurn = (run: () => void) => {
    waiting.push(run);
    port2.postMessage(null);
  };
  Object.assign(globalThis, { inTurn } satisfies Turns);
}
