import type { Series, SeriesSpan } from '#contract/series';
import type { StatusTone } from '../../components/status-glyph';
import type { Measure } from './measures';
import type { SelectedSpan } from './selected-span';

/** How the run stands at the end of what is shown: with work under way, with nothing to do, or over. */
export type Standing = 'live' | 'idle' | 'stopped';

/** What all charts show at one moment. */
export interface ChartFrame {
  readonly series: Series;
  readonly standing: Standing;
  /** The view stands still at this moment, and the run may have gone on. */
  readonly isFrozen: boolean;
  /** The selected task's time, from its acceptance to its end; null: none is selected, or none is known. */
  readonly span: SelectedSpan | null;
}

/** One step of a chart's time, with a value for each of its layers; null: there is none. */
export interface ChartRow {
  readonly fromMs: number;
  readonly midMs: number;
  readonly toMs: number;
  readonly values: readonly (number | null)[];
  /** How many durations its percentiles come from; null: it has none. */
  readonly n: number | null;
}

/** `ink`: the colour of text, for what no status stands for. */
export type ChartTone = StatusTone | 'ink';
export type Texture = 'solid' | 'hatched' | 'dotted' | 'crossed';
export type Dash = 'solid' | 'dashed' | 'dotted';

interface LayerFacts {
  readonly word: string;
  readonly tone: ChartTone;
  readonly measure: Measure;
  /** Its mark, where it stands for a status. */
  readonly glyph?: StatusTone;
}

/** A band stands on those before it. A line joins its steps, or the middles of the intervals. */
export type Layer =
  | (LayerFacts & { readonly kind: 'band'; readonly texture: Texture })
  | (LayerFacts & {
      readonly kind: 'line';
      readonly dash: Dash;
      readonly join: 'steps' | 'middles';
      /** Which axis it is read from; the right one is its own. Default left. */
      readonly axis?: 'right';
      /** Shown in grey where it comes from fewer durations. */
      readonly leastSample?: number;
    });

/** What a legend shows while nobody points at a moment. */
export interface RestFigures {
  readonly caption: string;
  readonly values: readonly (number | null)[];
  readonly n: number | null;
}

/** One chart: what it shows, as pure functions of the series. */
export interface ChartSpec {
  readonly id: string;
  readonly title: string;
  readonly layers: readonly Layer[];
  /** What the numbers are, after the title. */
  unit(series: Series): string;
  rows(frame: ChartFrame): readonly ChartRow[];
  rest(frame: ChartFrame): RestFigures;
}

/** What a series tells of, in words. */
export const SPAN_WORDS: Readonly<Record<SeriesSpan, string>> = {
  run: 'whole run',
  minute: 'last minute',
};

/** How the figures of the newest moment are called. */
export function nowWord({ standing, isFrozen }: ChartFrame): string {
  if (isFrozen) return 'when frozen';
  return standing === 'stopped' ? 'at the end' : 'now';
}
