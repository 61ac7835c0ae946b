import { countText, rateText } from '#contract/count-text';
import { durationText } from '#contract/duration-text';

/** What a number of a chart is: events or tasks, so many a second, milliseconds, a share of 1, so many times. */
export type Measure = 'count' | 'rate' | 'duration' | 'share' | 'factor';

/** A number as a legend shows it; `–` for none. */
export function measureText(measure: Measure, value: number | null): string {
  if (value === null) return '–';
  switch (measure) {
    case 'count':
      return countText(value);
    case 'rate':
      return value === 0 ? '0' : rateText(value);
    case 'duration':
      return durationText(value);
    case 'share':
      return `${Math.round(value * 100)} %`;
    case 'factor':
      return `× ${value.toFixed(2)}`;
  }
}

/** A round number as an axis shows it, in as few characters as will do, and never in two lines. */
export function axisText(measure: Measure, value: number): string {
  return shortText(measure, value).replaceAll(' ', '\u202f');
}

function shortText(measure: Measure, value: number): string {
  switch (measure) {
    case 'count':
    case 'rate':
      if (value >= 1e6) return `${value / 1e6} M`;
      if (value >= 1e4) return `${value / 1e3} k`;
      return Number.isInteger(value) ? countText(value) : String(value);
    case 'duration':
      if (value < 1_000) return `${value} ms`;
      if (value < 60_000) return `${value / 1_000} s`;
      return value < 3_600_000 ? `${value / 60_000} min` : `${value / 3_600_000} h`;
    case 'share':
      return `${value * 100} %`;
    case 'factor':
      return `× ${value}`;
  }
}

/** A moment of the run as the crosshair and the table show it: `12.25 s`, `3:05`, `1:02:05`. */
export function momentText(atMs: number): string {
  if (atMs < 60_000) return `${(atMs / 1_000).toFixed(2)} s`;
  const seconds = Math.floor(atMs / 1_000);
  const two = (value: number) => String(value).padStart(2, '0');
  const minutes = Math.floor(seconds / 60);
  const fraction =
    atMs % 1_000 === 0
      ? ''
      : `.${String(atMs % 1_000)
          .padStart(3, '0')
          .replace(/0+$/, '')}`;
  if (minutes < 60) return `${minutes}:${two(seconds % 60)}${fraction}`;
  return `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`;
}
