import { describe, expect, it } from 'vitest';
import { PRIORITIES } from '#contract/task';
import { describeDuration, parseDuration } from '../../../src-main/shells/terminal/duration';
import { parseChange } from '../../../src-main/shells/terminal/limit-change';
import {
  parseBackoff,
  parseJitter,
  parseNumber,
  parsePriorityRule,
  parseRate,
  parseWeights,
} from '../../../src-main/shells/terminal/option-parsers';
import { Unfit } from '../../../src-main/shells/terminal/unfit';

/** What a parser expected instead of the text. */
function expectedBy(parse: (text: string) => unknown, text: string): string {
  try {
    return `took it as ${JSON.stringify(parse(text))}`;
  } catch (error) {
    if (error instanceof Unfit) return error.expected;
    throw error;
  }
}

const DURATION = 'a duration with its unit, as 250ms, 2s, 1.5s, 1m or 1h';
const WHOLE = { min: 1, max: 9, integer: true };

describe('a value of an option is read:', () => {
  it.each<[string, (text: string) => unknown, unknown]>([
    ['250ms', (text) => parseDuration(text), 250],
    ['2s', (text) => parseDuration(text), 2000],
    ['1.5s', (text) => parseDuration(text), 1500],
    ['1.0015s', (text) => parseDuration(text), 1001.5],
    ['1m', (text) => parseDuration(text), 60_000],
    ['1h', (text) => parseDuration(text), 3_600_000],
    ['9', (text) => parseNumber(text, WHOLE), 9],
    ['5/s', (text) => parseRate(text), 5],
    ['300/m', (text) => parseRate(text), 5],
    ['36/h', (text) => parseRate(text), 0.01],
    ['high=2,low=0.5', (text) => parseWeights(text, PRIORITIES), { high: 2, medium: 0, low: 0.5 }],
    ['none', parseBackoff, { kind: 'none', baseMs: 0, maxMs: 10_000 }],
    ['linear', parseBackoff, { kind: 'linear', baseMs: 500, maxMs: 10_000 }],
    ['fixed:2s', parseBackoff, { kind: 'fixed', baseMs: 2000, maxMs: 10_000 }],
    ['fixed:20s', parseBackoff, { kind: 'fixed', baseMs: 20_000, maxMs: 20_000 }],
    ['linear:500ms..30s', parseBackoff, { kind: 'linear', baseMs: 500, maxMs: 30_000 }],
    ['exponential:200ms..10s', parseBackoff, { kind: 'exponential', baseMs: 200, maxMs: 10_000 }],
    ['decorrelated', parseJitter, { kind: 'decorrelated' }],
    ['proportional', parseJitter, { kind: 'proportional', ratio: 0.25 }],
    ['proportional:0.1', parseJitter, { kind: 'proportional', ratio: 0.1 }],
    ['strict', parsePriorityRule, { kind: 'strict' }],
    ['weighted', parsePriorityRule, { kind: 'weighted', weights: { high: 6, medium: 3, low: 1 } }],
    ['weighted:4:2:1', parsePriorityRule, { kind: 'weighted', weights: { high: 4, medium: 2, low: 1 } }],
    ['aging', parsePriorityRule, { kind: 'aging', perSecond: 0.2 }],
    ['aging:0.5', parsePriorityRule, { kind: 'aging', perSecond: 0.5 }],
    ['3s:workers=8', parseChange, { atMs: 3000, option: 'workers', value: '8' }],
    ['1.5s:rate=none', parseChange, { atMs: 1500, option: 'rate', value: 'none' }],
    [
      '0ms:backoff=exponential:200ms..10s',
      parseChange,
      { atMs: 0, option: 'backoff', value: 'exponential:200ms..10s' },
    ],
  ])('%s', (text, parse, value) => {
    expect(parse(text)).toEqual(value);
  });
});

describe('a value of an option is refused, with what was expected:', () => {
  const backoff = 'none, fixed:500ms, linear:500ms or exponential:200ms..10s';
  const jitter = 'none, full, equal, decorrelated or proportional[:0.25]';
  const rule = 'strict, weighted[:6:3:1] or aging[:0.2]';
  const weights = 'weights of high, medium, low, as high=2,medium=1, at least one above 0';
  const rate = 'a rate with its unit, as 5/s, 300/m or 10/h';
  it.each<[string, (text: string) => unknown, string]>([
    ['500', (text) => parseDuration(text), DURATION],
    ['2 s', (text) => parseDuration(text), DURATION],
    ['-2s', (text) => parseDuration(text), DURATION],
    ['1e3s', (text) => parseDuration(text), DURATION],
    ['2d', (text) => parseDuration(text), DURATION],
    ['', (text) => parseDuration(text), DURATION],
    ['600h', (text) => parseDuration(text), `${DURATION}, from 0ms to 2147483647ms`],
    ['0', (text) => parseNumber(text, WHOLE), 'a whole number from 1 to 9'],
    ['1.5', (text) => parseNumber(text, WHOLE), 'a whole number from 1 to 9'],
    ['0x3', (text) => parseNumber(text, WHOLE), 'a whole number from 1 to 9'],
    ['Infinity', (text) => parseNumber(text, WHOLE), 'a whole number from 1 to 9'],
    ['5', (text) => parseRate(text), rate],
    ['0/s', (text) => parseRate(text), `${rate}, from 0.001/s to 1000000/s`],
    ['high', (text) => parseWeights(text, PRIORITIES), weights],
    ['high=0', (text) => parseWeights(text, PRIORITIES), weights],
    ['high=1,high=2', (text) => parseWeights(text, PRIORITIES), weights],
    ['urgent=1', (text) => parseWeights(text, PRIORITIES), weights],
    ['high=x', (text) => parseWeights(text, PRIORITIES), `${weights}; within it a number from 0 to 1000000`],
    ['never', parseBackoff, backoff],
    ['none:5s', parseBackoff, backoff],
    ['linear:20', parseBackoff, `${backoff}; within it ${DURATION}`],
    ['linear:5s..1s', parseBackoff, `${backoff}; within it a longest delay not below the first`],
    ['full:1', parseJitter, jitter],
    ['proportional:2', parseJitter, `${jitter}; within it a number from 0 to 1`],
    ['fifo', parsePriorityRule, rule],
    ['weighted:6:3', parsePriorityRule, `${rule}; within it three weights, for high, medium and low`],
    ['weighted:6:3:0', parsePriorityRule, `${rule}; within it a whole number from 1 to 1000`],
    ['aging:0', parsePriorityRule, `${rule}; within it a number from 0.001 to 1000`],
    ['workers=8', parseChange, 'TIME:LIMIT=VALUE, as 3s:workers=8'],
    ['3s:workers', parseChange, 'TIME:LIMIT=VALUE, as 3s:workers=8'],
    ['3:workers=8', parseChange, DURATION],
    [
      '3s:toString=8',
      parseChange,
      'a limit after the time: workers, attempts, timeout, queue-timeout, total-timeout, backoff, jitter, backoff-lane, rate, burst, free-retries, priority, queue or overflow',
    ],
  ])('%s', (text, parse, expected) => {
    expect(expectedBy(parse, text)).toBe(expected);
  });
});

describe('a duration', () => {
  it('is told in the unit that suits it', () => {
    expect([0, 85, 1500, 59_999, 65_000, 871_539_600].map(describeDuration)).toEqual([
      '0 ms',
      '85 ms',
      '1.5 s',
      '59.999 s',
      '1 min 5 s',
      '242 h 5 min',
    ]);
  });
});
