/**
 * The log's grid of time: whole microseconds, so that every time in it has at most three decimals and says
 * exactly what the engine acted on. Sums and differences of such times need it again.
 */
export function toMicros(ms: number): number {
  return Math.round(ms * 1000) / 1000;
}

/** The first point of the grid not before `ms`. */
export function ceilToMicros(ms: number): number {
  return Math.ceil(ms * 1000 - 1e-6) / 1000;
}

/** The last point of the grid not after `ms`. */
export function floorToMicros(ms: number): number {
  const nearest = toMicros(ms);
  return nearest > ms ? toMicros(nearest - 0.001) : nearest;
}
