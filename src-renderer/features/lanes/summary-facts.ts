import { countOf, countText } from '#contract/count-text';
import { durationText } from '#contract/duration-text';
import { SHARE_KINDS, type ShareKind } from '#contract/lane-history';
import { limitChangeText } from '#contract/limit-change-text';
import { netChanges } from '#contract/limit-changes';
import type { TimeMark } from '#contract/time-mark';
import { momentText } from '../../canvas/time-scale';
import type { Facts } from './facts';
import type { LaneTarget } from './lane-target';

/** So many changes are told one by one. */
const MOST_CHANGES = 6;

/** How the time of a column was spent. */
export function factsOfShares({
  lane,
  fromMs,
  toMs,
  shares,
}: Extract<LaneTarget, { kind: 'shares' }>): Facts {
  const lines = SHARE_KINDS.flatMap((kind, at) => shareLine(SHARE_NAMES[kind], shares[at] ?? 0));
  return {
    title: `Lane ${lane}, ${momentText(fromMs)} – ${momentText(toMs)}`,
    status: null,
    lines: [...lines, ...idleLine(shares)],
    note: `${durationText(toMs - fromMs)} summed up. Zoom in to see single tasks.`,
  };
}

const SHARE_NAMES: Readonly<Record<ShareKind, string>> = {
  succeeded: 'succeeded',
  failed: 'failed',
  'timed-out': 'timed out',
  cancelled: 'cancelled',
  ghost: 'ghosts',
  backoff: 'backing off',
  held: 'held',
};

function shareLine(label: string, share: number): Facts['lines'] {
  if (share < 0.005) return [];
  return [{ label, value: `${percent(share)} %` }];
}

/**
 * What is left. A ghost may lie on a wait of its lane, and how long both were there at once is not told: then it is
 * known only between two bounds.
 */
function idleLine(shares: readonly number[]): Facts['lines'] {
  const of = (kind: ShareKind) => shares[SHARE_KINDS.indexOf(kind)] ?? 0;
  const [ghost, wait] = [of('ghost'), of('backoff') + of('held')];
  const worked = shares.reduce((sum, share) => sum + share, 0) - ghost - wait;
  const most = Math.max(0, 1 - worked - Math.max(ghost, wait));
  const least = Math.max(0, 1 - worked - ghost - wait);
  if (percent(least) === percent(most)) return shareLine('idle', most);
  return [{ label: 'idle', value: `${percent(least)}–${percent(most)} %` }];
}

function percent(share: number): number {
  return Math.round(share * 100);
}

/** What was changed at a mark, or marks that look like one. */
export function factsOfMarks(marks: readonly TimeMark[]): Facts {
  const [first, last] = [marks[0], marks.at(-1)];
  const fromMs = first?.atMs ?? 0;
  const toMs = last?.toMs ?? last?.atMs ?? fromMs;
  const count = countOfMarks(marks);
  const each = marks.flatMap(({ changes }) => changes ?? []);
  // Each by itself while they can be read, else what came of them.
  const isFew = each.length <= MOST_CHANGES && marks.every((mark) => mark.count === undefined);
  const changes = isFew ? each : netChanges(each);
  const isShutdown = marks.some(({ kind }) => kind === 'shutdown');
  const what = isShutdown ? 'Shutdown asked for' : 'Limits changed';
  const times = count > 1 && !isShutdown ? `${what} ${countText(count)} times` : what;
  return {
    title:
      toMs > fromMs
        ? `${times}, ${momentText(fromMs)} – ${momentText(toMs)}`
        : `${times} at ${momentText(fromMs)}`,
    status: null,
    lines: changes.slice(0, MOST_CHANGES).map((change) => ({ label: '', value: limitChangeText(change) })),
    note: noteOf(changes.length, count > 1 && !isShutdown),
  };
}

function noteOf(changes: number, areSeveral: boolean): string | null {
  if (changes === 0) return areSeveral ? 'and changed back' : null;
  const rest = changes - MOST_CHANGES;
  return rest > 0 ? `and ${countOf(rest, 'more change')}` : null;
}

/** How many changes and requests they stand for. */
export function countOfMarks(marks: readonly TimeMark[]): number {
  return marks.reduce((sum, { count = 1 }) => sum + count, 0);
}
