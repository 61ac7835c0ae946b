import { MAX_DURATION_MS, type NumberRange } from '#contract/limits';
import { toMicros } from '#contract/micros';
import { Unfit } from './unfit';

/** Units of a duration as people write it, in milliseconds. */
const UNITS_MS = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 } as const;
type Unit = keyof typeof UNITS_MS;

export const ANY_DURATION: NumberRange = { min: 0, max: MAX_DURATION_MS, integer: false };

/**
 * Reads `250ms`, `2s`, `1.5s`, `1m`, `1h` as milliseconds. A number without its unit is refused: nobody
 * could tell whether seconds or milliseconds were meant.
 *
 * @param range in milliseconds
 * @throws Unfit
 */
export function parseDuration(text: string, range: NumberRange = ANY_DURATION): number {
  const match = /^(\d+(?:\.\d+)?)(ms|s|m|h)$/.exec(text);
  const expected = `a duration with its unit, as 250ms, 2s, 1.5s, 1m or 1h`;
  if (match === null) throw new Unfit(expected);
  // Rounded to the log's three decimals, which also takes off what the multiplication adds.
  const durationMs = toMicros(Number(match[1]) * UNITS_MS[match[2] as Unit]);
  if (durationMs < range.min || durationMs > range.max) {
    throw new Unfit(`${expected}, from ${range.min}ms to ${range.max}ms`);
  }
  return durationMs;
}

/** A duration as people read it: `85 ms`, `1.5 s`, `1 min 5 s`, `242 h 5 min`. */
export function describeDuration(durationMs: number): string {
  if (durationMs < 1000) return `${trimmed(durationMs)} ms`;
  if (durationMs < 60_000) return `${trimmed(durationMs / 1000)} s`;
  const seconds = Math.round(durationMs / 1000);
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${seconds % 60} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** At most three decimals, and none that say nothing. */
function trimmed(value: number): string {
  return String(Math.round(value * 1000) / 1000);
}
