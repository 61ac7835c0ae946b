/** A way on the picture: x and y in turn, in CSS pixels, at least two points. */
export type RailPath = readonly number[];

export interface PathPoint {
  x: number;
  y: number;
}

const CURVE_STEPS = 14;

export function straight(fromX: number, fromY: number, toX: number, toY: number): RailPath {
  return [fromX, fromY, toX, toY];
}

/** A switch: from one track over to another, level at both ends. */
export function switchCurve(fromX: number, fromY: number, toX: number, toY: number): RailPath {
  if (fromY === toY) return straight(fromX, fromY, toX, toY);
  const middleX = (fromX + toX) / 2;
  return bezier(fromX, fromY, middleX, fromY, middleX, toY, toX, toY);
}

/** A turning loop: leaves and arrives level, `reachPx` beyond both ends (to the left where it is negative). */
export function loopCurve(fromX: number, fromY: number, toX: number, toY: number, reachPx: number): RailPath {
  return bezier(fromX, fromY, fromX + reachPx, fromY, toX + reachPx, toY, toX, toY);
}

function bezier(
  ...[x0, y0, x1, y1, x2, y2, x3, y3]: readonly [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ]
): RailPath {
  const points: number[] = [];
  for (let step = 0; step <= CURVE_STEPS; step++) {
    const t = step / CURVE_STEPS;
    const u = 1 - t;
    const [a, b, c, d] = [u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t];
    points.push(a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3);
  }
  return points;
}

/** One way after another; where they do not touch, straight from end to beginning. */
export function joined(...paths: readonly RailPath[]): RailPath {
  return paths.flat();
}

export function pathLength(path: RailPath): number {
  let length = 0;
  for (let at = 2; at < path.length; at += 2) length += segment(path, at);
  return length;
}

/** The point that lies `distancePx` from the path's beginning; its end where that is beyond it. */
export function pointAlong(path: RailPath, distancePx: number, into: PathPoint): PathPoint {
  let left = distancePx;
  for (let at = 2; at < path.length; at += 2) {
    const length = segment(path, at);
    if (left <= length && length > 0) {
      const share = Math.max(0, left) / length;
      into.x = coordinate(path, at - 2) + (coordinate(path, at) - coordinate(path, at - 2)) * share;
      into.y = coordinate(path, at - 1) + (coordinate(path, at + 1) - coordinate(path, at - 1)) * share;
      return into;
    }
    left -= length;
  }
  into.x = coordinate(path, path.length - 2);
  into.y = coordinate(path, path.length - 1);
  return into;
}

/** What is left of a path after `distancePx` of it. */
export function restOf(path: RailPath, distancePx: number): RailPath {
  const from = pointAlong(path, distancePx, { x: 0, y: 0 });
  let gone = 0;
  for (let at = 2; at < path.length; at += 2) {
    gone += segment(path, at);
    if (gone > distancePx) return [from.x, from.y, ...path.slice(at)];
  }
  return [from.x, from.y, from.x, from.y];
}

function segment(path: RailPath, at: number): number {
  return Math.hypot(
    coordinate(path, at) - coordinate(path, at - 2),
    coordinate(path, at + 1) - coordinate(path, at - 1),
  );
}

function coordinate(path: RailPath, at: number): number {
  return path[at] ?? 0;
}
