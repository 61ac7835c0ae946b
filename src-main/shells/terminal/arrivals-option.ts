import {
  ARRIVAL_KINDS,
  ARRIVAL_RANGE,
  ARRIVAL_SPAN_RANGE,
  type Arrivals,
  IN_FLIGHT_RANGE,
} from '#contract/workload';
import { parseDuration } from './duration';
import { parseChoice, parseNumber, parseRate, splitOnce, within } from './option-parsers';
import { Unfit } from './unfit';

/** How each kind of arrivals is written. */
const FORMS: Readonly<Record<Arrivals['kind'], string>> = {
  burst: 'burst',
  constant: 'constant:20/s',
  poisson: 'poisson:20/s',
  ramp: 'ramp:10/s..200/s:30s',
  step: 'step:10/s+10/s:5s',
  spike: 'spike:20/s..200/s:10s+5s',
  closed: 'closed:8',
};

const ALL_FORMS = ARRIVAL_KINDS.map((kind) => FORMS[kind])
  .join(', ')
  .replace(/, ([^,]*)$/, ' or $1');

/**
 * `burst`; `constant:RATE`, `poisson:RATE`; `ramp:FROM..TO:LENGTH`; `step:FIRST+MORE:EVERY`;
 * `spike:RATE..PEAK:AFTER+LENGTH`; `closed:TASKS`.
 */
export function parseArrivals(text: string): Arrivals {
  const [word, rest] = splitOnce(text, ':');
  const kind = parseChoice(word, ARRIVAL_KINDS, ALL_FORMS);
  return within(FORMS[kind], () => {
    if (kind === 'burst') {
      if (rest !== null) throw new Unfit(FORMS[kind]);
      return { kind };
    }
    if (rest === null) throw new Unfit(FORMS[kind]);
    switch (kind) {
      case 'constant':
      case 'poisson':
        return { kind, perSecond: rate(rest) };
      case 'ramp': {
        const [rates, length] = pair(rest, ':', FORMS[kind]);
        const [from, to] = pair(rates, '..', FORMS[kind]);
        return { kind, fromPerSecond: rate(from), toPerSecond: rate(to), rampMs: span(length) };
      }
      case 'step': {
        const [rates, every] = pair(rest, ':', FORMS[kind]);
        const [first, more] = pair(rates, '+', FORMS[kind]);
        return { kind, perSecond: rate(first), stepPerSecond: rate(more), stepMs: span(every) };
      }
      case 'spike': {
        const [levels, times] = pair(rest, ':', FORMS[kind]);
        const [usual, peak] = pair(levels, '..', FORMS[kind]);
        const [after, length] = pair(times, '+', FORMS[kind]);
        const rates = { perSecond: rate(usual), peakPerSecond: rate(peak) };
        return { kind, ...rates, afterMs: span(after), spikeMs: span(length) };
      }
      case 'closed':
        return { kind, inFlight: parseNumber(rest, IN_FLIGHT_RANGE) };
      default:
        return kind satisfies never;
    }
  });
}

function rate(text: string): number {
  return parseRate(text, ARRIVAL_RANGE);
}

function span(text: string): number {
  return parseDuration(text, ARRIVAL_SPAN_RANGE);
}

function pair(text: string, separator: string, form: string): [string, string] {
  const [first, second] = splitOnce(text, separator);
  if (second === null) throw new Unfit(form);
  return [first, second];
}
