import { durationText } from '#contract/duration-text';
import type { Series, SeriesPoint } from '#contract/series';
import { type Html, html } from './html';

const WIDTH = 960;
const HEIGHT = 190;
const LEFT = 64;
const RIGHT = 12;
const TOP = 10;
const BOTTOM = 24;

/** One quantity over time. */
export interface ChartLine {
  readonly name: string;
  /** A colour of the report's style. */
  readonly colour: string;
  /** How its line is dashed, so that it is told apart without colours, too; none: it is whole. */
  readonly dashes?: string;
  /** null: there is none in that interval. */
  readonly of: (point: SeriesPoint) => number | null;
}

export interface ChartNeeds {
  readonly title: string;
  /** What is drawn, in words. */
  readonly about: string;
  readonly series: Series;
  readonly lines: readonly ChartLine[];
  /** A value at the axis. */
  readonly valueText: (value: number) => string;
}

/** A chart over the run: lines, changes of limits as dashed marks, a legend in words. */
export function chart({ title, about, series, lines, valueText }: ChartNeeds): Html {
  const { points, fromMs, bucketMs } = series;
  const toMs = fromMs + Math.max(1, points.length) * bucketMs;
  const values = lines.flatMap(({ of }) => points.map(of)).filter((value) => value !== null);
  const most = niceMost(values.reduce((one, other) => Math.max(one, other), 0));
  const x = (atMs: number) => LEFT + ((atMs - fromMs) / (toMs - fromMs)) * (WIDTH - LEFT - RIGHT);
  const y = (value: number) => HEIGHT - BOTTOM - (value / most) * (HEIGHT - TOP - BOTTOM);
  const at = (place: number) => x(fromMs + (place + 0.5) * bucketMs);
  return html`<h3>${title}</h3><p class="dim">${about}</p>
<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${title}">
${[0, 0.5, 1].map((share) => grid(y(share * most), valueText(share * most)))}
${[0, 0.25, 0.5, 0.75, 1].map((share) => timeLabel(x(fromMs + share * (toMs - fromMs)), fromMs + share * (toMs - fromMs), share))}
${series.marks.map((mark) => markLine(x(mark.atMs), mark.kind === 'limits' ? 'limits changed' : 'shutdown', mark.atMs))}
${lines.map((line) => path(line, points, at, y))}
</svg>
<ul class="legend">${lines.map(
    ({ name, colour, dashes }) =>
      html`<li><svg class="swatch" viewBox="0 0 14 10" aria-hidden="true"><path d="M0 5H14" stroke="var(--${colour})" stroke-width="3" ${dash(dashes)}/></svg>${name}</li>`,
  )}</ul>
`;
}

function grid(y: number, label: string): Html {
  return html`<path class="axis" d="M${LEFT} ${fixed(y)}H${WIDTH - RIGHT}"/><text x="${LEFT - 6}" y="${fixed(y + 4)}" text-anchor="end">${label}</text>`;
}

function timeLabel(x: number, atMs: number, share: number): Html {
  const anchor = share === 0 ? 'start' : share === 1 ? 'end' : 'middle';
  return html`<text x="${fixed(x)}" y="${HEIGHT - 6}" text-anchor="${anchor}">${durationText(atMs)}</text>`;
}

function markLine(x: number, what: string, atMs: number): Html {
  return html`<path class="mark" d="M${fixed(x)} ${TOP}V${HEIGHT - BOTTOM}"><title>${what} at ${durationText(atMs)}</title></path>`;
}

function path(
  { name, colour, dashes, of }: ChartLine,
  points: readonly SeriesPoint[],
  x: (place: number) => number,
  y: (value: number) => number,
): Html {
  let d = '';
  let isDrawn = false;
  for (const [place, point] of points.entries()) {
    const value = of(point);
    if (value !== null) {
      d += `${isDrawn ? 'L' : 'M'}${fixed(x(place))} ${fixed(y(value))}`;
      // A point alone is a line of no length, which round ends make seen.
      if (!isDrawn) d += 'h0';
    }
    isDrawn = value !== null;
  }
  return html`<path d="${d}" fill="none" stroke="var(--${colour})" stroke-width="2" stroke-linejoin="round" stroke-linecap="round" ${dash(dashes)}><title>${name}</title></path>`;
}

function dash(dashes: string | undefined): Html | null {
  return dashes === undefined ? null : html`stroke-dasharray="${dashes}"`;
}

/** The end of an axis that reaches so far: 1, 2 or 5 times a power of ten. */
function niceMost(most: number): number {
  if (most <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(most));
  const steps = most / power;
  return power * (steps <= 1 ? 1 : steps <= 2 ? 2 : steps <= 5 ? 5 : 10);
}

function fixed(value: number): string {
  return value.toFixed(1);
}
