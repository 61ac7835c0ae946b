import type { ChartRow } from './chart-spec';

/** Where a value of an axis stands, in pixels. */
export type Place = (value: number) => number;

/** A line and the dots of points that no neighbour is joined to, as SVG paths. */
export interface Joined {
  readonly line: string;
  readonly dots: string;
}

/** The band between two stepped edges; none where an upper edge is null. */
export function stepBand(
  rows: readonly ChartRow[],
  lower: readonly number[],
  upper: readonly (number | null)[],
  x: Place,
  y: Place,
): string {
  let path = '';
  for (const [from, to] of stretches(upper)) {
    let there = '';
    let back = '';
    for (let at = from; at < to; at++) {
      const { fromMs, toMs } = rows[at] as ChartRow;
      there += `${at === from ? `M${px(x(fromMs))} ` : 'V'}${px(y(upper[at] as number))}H${px(x(toMs))}`;
      back = `V${px(y(lower[at] as number))}H${px(x(fromMs))}${back}`;
    }
    path += `${there}${back}Z`;
  }
  return path;
}

/** A line of steps, broken where a value is null. */
export function stepLine(
  rows: readonly ChartRow[],
  values: readonly (number | null)[],
  x: Place,
  y: Place,
): string {
  let path = '';
  for (const [from, to] of stretches(values)) {
    for (let at = from; at < to; at++) {
      const { fromMs, toMs } = rows[at] as ChartRow;
      path += `${at === from ? `M${px(x(fromMs))} ` : 'V'}${px(y(values[at] as number))}H${px(x(toMs))}`;
    }
  }
  return path;
}

/** A line from middle to middle, broken where a value is null. */
export function middleLine(
  rows: readonly ChartRow[],
  values: readonly (number | null)[],
  x: Place,
  y: Place,
): Joined {
  let line = '';
  let dots = '';
  for (const [from, to] of stretches(values)) {
    const place = (at: number) => `${px(x((rows[at] as ChartRow).midMs))} ${px(y(values[at] as number))}`;
    if (to - from === 1) dots += `M${place(from)}h0`;
    else for (let at = from; at < to; at++) line += `${at === from ? 'M' : 'L'}${place(at)}`;
  }
  return { line, dots };
}

/** Where values stand side by side without a null: from, and the first after. */
function* stretches(values: readonly (number | null)[]): Generator<readonly [number, number]> {
  let from: number | null = null;
  for (let at = 0; at <= values.length; at++) {
    const isThere = at < values.length && values[at] !== null;
    if (isThere) from ??= at;
    else if (from !== null) {
      yield [from, at];
      from = null;
    }
  }
}

function px(value: number): number {
  return Math.round(value * 10) / 10;
}
