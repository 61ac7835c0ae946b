import { ms } from '../measure';

/** The longest turn that a goal allows. */
export const LONG_MS = 50;

/** A turn of the event loop that took longer than `LONG_MS`. */
export interface LongTurn {
  readonly heldMs: number;
  /**
   * Time on the processor of all threads of the process meanwhile, in milliseconds. Less than `heldMs`: the
   * system gave the processor to somebody else, in this bench to the browser.
   */
  readonly cpuMs: number;
  /** Collecting garbage meanwhile, in milliseconds. */
  readonly gcMs: number;
}

/** What the probe answers to `take` over the process's own channel; it then begins anew. */
export interface LoopDelays {
  /** The longest first. */
  readonly longTurns: readonly LongTurn[];
  readonly maxMs: number;
  readonly rssBytes: number;
}

/** What was seen, in words. */
export function loopLines(delays: readonly LoopDelays[]): string[] {
  const longest = Math.max(...delays.map(({ maxMs }) => maxMs));
  const counts = delays.map(({ longTurns }) => longTurns.length);
  return [
    `  yard's event loop: held longest ${ms(longest)}, over ${LONG_MS} ms: ${counts.join(', ')} times`,
    ...delays
      .flatMap(({ longTurns }) => longTurns)
      .map(({ heldMs, cpuMs, gcMs }) => `    ${ms(heldMs)}: processor ${ms(cpuMs)}, garbage ${ms(gcMs)}`),
  ];
}
