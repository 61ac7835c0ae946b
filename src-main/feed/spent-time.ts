import type { Bottleneck } from '#contract/run-figures';

/** What time was spent on; what is left of `spanMs` is time in which nothing was ready to start. */
export interface SpentTime {
  spanMs: number;
  /** Of that, with tasks pending. */
  pendingMs: number;
  /** Lane-milliseconds. */
  openMs: number;
  busyMs: number;
  heldMs: number;
  /** Tasks could have started, and lacked a lane, a token, or leave to. */
  laneMs: number;
  tokenMs: number;
  dispatchMs: number;
}

export function noTime(): SpentTime {
  return {
    spanMs: 0,
    pendingMs: 0,
    openMs: 0,
    busyMs: 0,
    heldMs: 0,
    laneMs: 0,
    tokenMs: 0,
    dispatchMs: 0,
  };
}

/** Both together. */
export function sumOfTimes(a: Readonly<SpentTime>, b: Readonly<SpentTime>): SpentTime {
  return combine((what) => a[what] + b[what]);
}

/** Adds it to `time`, which is changed. */
export function addTime(time: SpentTime, more: Readonly<SpentTime>): void {
  Object.assign(time, sumOfTimes(time, more));
}

/** How much `to` has more than `from`. */
export function timeBetween(from: Readonly<SpentTime>, to: Readonly<SpentTime>): SpentTime {
  return combine((what) => to[what] - from[what]);
}

/** Time as shares: the last four add up to 1. */
export function sharesOf(time: Readonly<SpentTime>): Bottleneck {
  const { spanMs, openMs } = time;
  const ofLanes = (ms: number) => share(ms, openMs);
  const waitingForLane = share(time.laneMs, spanMs);
  const waitingForToken = Math.min(share(time.tokenMs, spanMs), 1 - waitingForLane);
  const dispatchHeld = Math.min(share(time.dispatchMs, spanMs), 1 - waitingForLane - waitingForToken);
  return {
    spanMs: Math.round(spanMs * 1000) / 1000,
    lanesBusy: ofLanes(time.busyMs),
    lanesHeld: ofLanes(time.heldMs),
    waitingForLane,
    waitingForToken,
    dispatchHeld,
    keepingUp: 1 - waitingForLane - waitingForToken - dispatchHeld,
  };
}

function share(ms: number, ofMs: number): number {
  return ofMs <= 0 ? 0 : Math.min(1, Math.max(0, ms / ofMs));
}

function combine(of: (what: keyof SpentTime) => number): SpentTime {
  return {
    spanMs: of('spanMs'),
    pendingMs: of('pendingMs'),
    openMs: of('openMs'),
    busyMs: of('busyMs'),
    heldMs: of('heldMs'),
    laneMs: of('laneMs'),
    tokenMs: of('tokenMs'),
    dispatchMs: of('dispatchMs'),
  };
}
