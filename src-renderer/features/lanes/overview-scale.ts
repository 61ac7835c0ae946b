import type { BarRing } from '#contract/bar-ring';
import { SHARE_KINDS } from '#contract/lane-history';
import { columnMsOf } from './history-picture';
import type { SharesPicture } from './share-target';

const KINDS = SHARE_KINDS.length;
/** A column that is filled less tells too roughly how much the whole is. */
const LEAST_SHARE = 0.1;

/**
 * How many lanes would be busy where a column of the overview is full. Main tells shares of the fullest column, not
 * how full that is: it is found by a column of which the window holds every bar itself. Null where there is none.
 */
export function lanesInWhole(picture: SharesPicture, bars: BarRing): number | null {
  const eachMs = columnMsOf(picture);
  let fullest = -1;
  let share = LEAST_SHARE;
  for (let index = picture.cells.length - 1; index >= 0; index--) {
    const fromMs = picture.span.fromMs + (picture.cells[index] as number) * eachMs;
    if (fromMs < bars.wholeFromMs) break;
    const sum = shareOf(picture, index);
    if (fromMs + eachMs > picture.untilMs || sum < share) continue;
    [fullest, share] = [index, sum];
  }
  if (fullest < 0) return null;
  const fromMs = picture.span.fromMs + (picture.cells[fullest] as number) * eachMs;
  return busyMs(bars, fromMs, fromMs + eachMs, picture.untilMs) / eachMs / share;
}

/** How much of a column is filled, 0 to 1. */
function shareOf({ shares }: SharesPicture, index: number): number {
  let sum = 0;
  for (let kind = 0; kind < KINDS; kind++) sum += shares[index * KINDS + kind] as number;
  return sum / 255;
}

/** How long lanes were busy in a stretch, all added up, with what had ended by `endMs`. */
function busyMs(bars: BarRing, fromMs: number, toMs: number, endMs: number): number {
  let sumMs = 0;
  for (let number = bars.firstEndingFrom(fromMs); number < bars.added; number++) {
    const slot = bars.slot(number);
    const barToMs = bars.toMs[slot] as number;
    if (barToMs > Math.min(endMs, toMs + bars.longestMs)) break;
    sumMs += Math.max(0, Math.min(toMs, barToMs) - Math.max(fromMs, bars.fromMs[slot] as number));
  }
  return sumMs;
}
