import type { YardApi } from '#contract/yard-api';
import { VirtualClock } from '../../src-main/shells/world/virtual-clock';
import { Yard, type YardOptions } from '../../src-main/shells/yard/yard';

/** A yard on a clock that only a test moves, with seeds 1, 2, 3, … for its runs. */
export function makeYard(options: Partial<YardOptions> = {}): { yard: Yard; clock: VirtualClock } {
  const clock = new VirtualClock();
  let seed = 0;
  const yard = new Yard({ clock, app: 'switchyard/test', drawSeed: () => ++seed, ...options });
  return { yard, clock };
}

/** Everything sent before has arrived once a command sent after it has been answered. */
export async function settle(api: YardApi): Promise<void> {
  await api.call({ command: 'acknowledge', number: 0 });
}

/** Moves time on in steps in which a window can be served and can acknowledge. */
export async function pass(clock: VirtualClock, ms: number, apis: readonly YardApi[]): Promise<void> {
  const untilMs = clock.now() + ms;
  while (clock.now() < untilMs) {
    clock.advanceTo(Math.min(untilMs, clock.now() + 33));
    // Once for what was sent to arrive, and once for what that made the windows send.
    for (const api of apis) await settle(api);
    for (const api of apis) await settle(api);
  }
}
