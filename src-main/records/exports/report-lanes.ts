import { BAR_SORTS } from '#contract/bar-columns';
import { durationText } from '#contract/duration-text';
import {
  type LaneHistory,
  SHARE_KINDS,
  SHARE_OF_SORT,
  type ShareKind,
  shareIn,
} from '#contract/lane-history';
import { type Html, html } from './html';

/** Lanes that a report draws, at most: the first. */
export const MOST_LANES = 64;
export const LANE_COLUMNS = 480;

const WIDTH = 960;
const LEFT = 64;
const LANE_HEIGHT = 14;

const COLOURS: Readonly<Record<ShareKind, string>> = {
  succeeded: 'succeeded',
  failed: 'failed',
  'timed-out': 'timed-out',
  cancelled: 'cancelled',
  ghost: 'queued',
  backoff: 'backing-off',
  held: 'backing-off',
};

/** Where a stretch is filled, from its top to its bottom as 0 to 1: so kinds are told apart without colours, too. */
const BANDS: Readonly<Record<ShareKind, readonly (readonly [number, number])[]>> = {
  succeeded: [[0, 1]],
  failed: [[0.5, 1]],
  'timed-out': [
    [0, 0.35],
    [0.65, 1],
  ],
  cancelled: [[0, 0.5]],
  ghost: [
    [0, 0.12],
    [0.88, 1],
  ],
  backoff: [[0.4, 0.6]],
  held: [[0.45, 0.55]],
};

const WORDS: Readonly<Record<ShareKind, string>> = {
  succeeded: 'attempt succeeded',
  failed: 'attempt failed',
  'timed-out': 'attempt timed out',
  cancelled: 'attempt cancelled',
  ghost: 'ghost: a body that outlived its verdict',
  backoff: 'the lane waited out a backoff',
  held: 'the lane was held after it',
};

/** A stretch to be drawn. */
interface Stretch {
  readonly lane: number;
  readonly fromMs: number;
  readonly toMs: number;
  readonly kind: ShareKind;
  /** How much of it was so spent, 0 to 1. */
  readonly share: number;
  readonly title: string | null;
}

export interface LanesStripNeeds {
  readonly history: LaneHistory;
  /** Of the run. */
  readonly lanes: number;
  readonly toMs: number;
}

/** What the lanes did over the run: a row a lane. */
export function lanesStrip({ history, lanes, toMs }: LanesStripNeeds): Html {
  const shown = Math.min(lanes, MOST_LANES);
  const stretches = stretchesOf(history, toMs);
  const scale = (WIDTH - LEFT) / Math.max(1, toMs);
  const height = shown * LANE_HEIGHT + 20;
  const kinds = SHARE_KINDS.filter((kind) => stretches.some((stretch) => stretch.kind === kind));
  return html`${lanes > shown ? html`<p class="dim">The first ${shown} of ${lanes} lanes.</p>` : null}
<svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="What the lanes did over the run">
${Array.from({ length: shown }, (_, at) => laneLabel(at))}
${stretches.map((stretch) => rectangle(stretch, scale))}
<text x="${LEFT}" y="${height - 4}">0 ms</text><text x="${WIDTH}" y="${height - 4}" text-anchor="end">${durationText(toMs)}</text>
</svg>
<ul class="legend">${kinds.map(legendItem)}</ul>
`;
}

function legendItem(kind: ShareKind): Html {
  const shape = bands(kind, { x: 0, y: 0 }, { width: 14, height: 10 });
  return html`<li><svg class="swatch" viewBox="0 0 14 10" aria-hidden="true"><path d="${shape}" fill="var(--${COLOURS[kind]})"/></svg>${WORDS[kind]}</li>`;
}

function laneLabel(at: number): Html {
  const y = at * LANE_HEIGHT;
  return html`<text x="${LEFT - 6}" y="${y + 10}" text-anchor="end">lane ${at + 1}</text><path class="axis" d="M${LEFT} ${y + LANE_HEIGHT - 0.5}H${WIDTH}"/>`;
}

function rectangle({ lane, fromMs, toMs, kind, share, title }: Stretch, scale: number): Html {
  const place = { x: LEFT + fromMs * scale, y: lane * LANE_HEIGHT + 1 };
  const size = { width: Math.max(0.5, (toMs - fromMs) * scale), height: LANE_HEIGHT - 3 };
  const told = title === null ? null : html`<title>${title}</title>`;
  const faint = share < 1 ? html` opacity="${(0.25 + 0.75 * share).toFixed(2)}"` : null;
  return html`<path d="${bands(kind, place, size)}" fill="var(--${COLOURS[kind]})"${faint}>${told}</path>`;
}

function bands(
  kind: ShareKind,
  { x, y }: { readonly x: number; readonly y: number },
  { width, height }: { readonly width: number; readonly height: number },
): string {
  return BANDS[kind]
    .map(
      ([from, to]) =>
        `M${x.toFixed(2)} ${(y + from * height).toFixed(1)}h${width.toFixed(2)}v${((to - from) * height).toFixed(1)}h-${width.toFixed(2)}z`,
    )
    .join('');
}

function stretchesOf(history: LaneHistory, toMs: number): Stretch[] {
  if (history.kind === 'bars') {
    const { lane, sort, fromMs, toMs: ends, task, attempt } = history.bars;
    return lane.flatMap((number, at): Stretch[] => {
      const kind = SHARE_KINDS[SHARE_OF_SORT[sort[at] as number] as number] as ShareKind;
      const span = { fromMs: fromMs[at] as number, toMs: ends[at] as number };
      if (number > MOST_LANES) return [];
      const what = BAR_SORTS[sort[at] as number]?.kind === 'backoff' ? 'backoff' : WORDS[kind];
      const title = `task ${task[at]}, attempt ${attempt[at]}: ${what}, ${durationText(span.toMs - span.fromMs)}`;
      return [{ lane: number - 1, ...span, kind, share: 1, title }];
    });
  }
  const { columns, cells, shares } = history;
  const columnMs = toMs / columns;
  return cells.flatMap((cell, at) => {
    const packed = shares[at] as number;
    const [lane, column] = [Math.floor(cell / columns), cell % columns];
    const span = { fromMs: column * columnMs, toMs: (column + 1) * columnMs };
    // The fullest of a column stands for it, as strong as all of them together.
    const parts = SHARE_KINDS.map((kind, place) => ({ kind, share: shareIn(packed, place) }));
    const [first] = parts.toSorted((a, b) => b.share - a.share);
    const all = parts.reduce((sum, { share }) => sum + share, 0);
    return first === undefined || all === 0
      ? []
      : [{ lane, ...span, kind: first.kind, share: Math.min(1, all), title: null }];
  });
}
