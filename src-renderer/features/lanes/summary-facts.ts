import { SHARE_KINDS, type ShareKind } from '#contract/lane-history';
import type { TimeMark } from '#contract/yard-view';
import { momentText } from '../../canvas/time-scale';
import { countOf } from '../../components/count-text';
import { durationText } from '../../components/duration-text';
import { limitChangeText } from '../../components/limit-change-text';
import type { LaneTarget } from './lane-target';
import type { TargetFacts } from './target-facts';

/** So many changes are told one by one. */
const MOST_CHANGES = 6;

/** How the time of a column was spent. */
export function factsOfShares({
  lane,
  fromMs,
  toMs,
  shares,
}: Extract<LaneTarget, { kind: 'shares' }>): TargetFacts {
  const idle = 1 - shares.reduce((sum, share) => sum + share, 0);
  const lines = SHARE_KINDS.flatMap((kind, at) => shareLine(SHARE_NAMES[kind], shares[at] ?? 0));
  return {
    title: `Lane ${lane}, ${momentText(fromMs)} – ${momentText(toMs)}`,
    status: null,
    lines: [...lines, ...shareLine('idle', idle)],
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

function shareLine(label: string, share: number): TargetFacts['lines'] {
  if (share < 0.005) return [];
  return [{ label, value: `${Math.round(share * 100)} %` }];
}

/** What was changed at a mark, or marks that look like one. */
export function factsOfMarks(marks: readonly TimeMark[]): TargetFacts {
  const changes = marks.flatMap((mark) => (mark.kind === 'limits' ? (mark.changes ?? []) : []));
  const shown = changes
    .slice(0, MOST_CHANGES)
    .map((change) => ({ label: '', value: limitChangeText(change) }));
  const rest = changes.length - shown.length;
  const what = marks.some(({ kind }) => kind === 'shutdown') ? 'Shutdown asked for' : 'Limits changed';
  return {
    title: `${what} at ${momentText(marks[0]?.atMs ?? 0)}`,
    status: null,
    lines: shown,
    note: rest > 0 ? `and ${countOf(rest, 'more change')}` : null,
  };
}
