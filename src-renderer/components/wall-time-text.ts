import type { WallTime } from '#contract/yard-clock';

/** A time of the world as people read it, to the millisecond; undefined for none, as a title takes it. */
export function wallTimeText(time: WallTime | null): string | undefined {
  switch (time?.kind) {
    case undefined:
      return undefined;
    case 'moment':
      return momentText(time.atMs);
    case 'pause': {
      const { fromMs, toMs } = time;
      if (toMs === null) return `since ${momentText(fromMs)}, while the clock stands`;
      return `between ${momentText(fromMs)} and ${momentText(toMs)}, while the clock stood`;
    }
  }
}

function momentText(atMs: number): string {
  const at = new Date(Math.floor(atMs));
  return `${at.toLocaleDateString()} ${at.toLocaleTimeString()}.${String(at.getMilliseconds()).padStart(3, '0')}`;
}
