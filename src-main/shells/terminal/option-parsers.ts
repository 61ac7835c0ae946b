import {
  BACKOFF_KINDS,
  type Backoff,
  DEFAULT_BACKOFFS,
  DEFAULT_JITTER_RATIO,
  DEFAULT_JITTERS,
  DEFAULT_PRIORITY_RULES,
  JITTER_KINDS,
  type Jitter,
  LIMIT_RANGES,
  type NumberRange,
  PRIORITY_RULES,
  type PriorityRule,
} from '#contract/limits';
import type { Priority } from '#contract/task';
import { WEIGHT_RANGE } from '#contract/workload';
import { describeChoice, describeRange } from '../../schemas/expectations';
import { parseDuration } from './duration';
import { Unfit } from './unfit';

/**
 * The forms of option values. Each reads a text whole, or throws {@link Unfit} with what it expected.
 */

export function parseNumber(text: string, range: NumberRange): number {
  const form = range.integer ? /^\d+$/ : /^\d+(\.\d+)?$/;
  const value = form.test(text) ? Number(text) : Number.NaN;
  if (!(value >= range.min && value <= range.max)) throw new Unfit(describeRange(range));
  return value;
}

export function parseChoice<const T extends readonly string[]>(
  text: string,
  words: T,
  expected = describeChoice(words),
): T[number] {
  if (!words.includes(text)) throw new Unfit(expected);
  return text;
}

/** `none` is null: no limit. */
export function parseNullable<T>(text: string, parse: (text: string) => T): T | null {
  if (text === 'none') return null;
  return rewording(
    (expected) => `${expected}, or none`,
    () => parse(text),
  );
}

const RATE_UNITS_SECONDS = { s: 1, m: 60, h: 3600 } as const;

/** `5/s`, `300/m`, `0.5/h`: so many a second. */
export function parseRate(text: string, range: NumberRange = LIMIT_RANGES['rate.perSecond']): number {
  const match = /^(\d+(?:\.\d+)?)\/(s|m|h)$/.exec(text);
  const expected = 'a rate with its unit, as 5/s, 300/m or 10/h';
  if (match === null) throw new Unfit(expected);
  const perSecond = Number(match[1]) / RATE_UNITS_SECONDS[match[2] as keyof typeof RATE_UNITS_SECONDS];
  if (perSecond < range.min || perSecond > range.max) {
    throw new Unfit(`${expected}, from ${range.min}/s to ${range.max}/s`);
  }
  return perSecond;
}

/** `normal=1,slow=2`: a weight for each word; those not named weigh 0. */
export function parseWeights<const T extends readonly string[]>(
  text: string,
  words: T,
): Record<T[number], number> {
  const expected = `weights of ${words.join(', ')}, as ${words[0]}=2,${words[1]}=1, at least one above 0`;
  return within(expected, () => {
    const weights = new Map<string, number>();
    for (const part of text.split(',')) {
      const [word, value] = splitOnce(part, '=');
      if (value === null || weights.has(word)) throw new Unfit(expected);
      weights.set(parseChoice(word, words, expected), parseNumber(value, WEIGHT_RANGE));
    }
    if (![...weights.values()].some((weight) => weight > 0)) throw new Unfit(expected);
    return Object.fromEntries(words.map((word) => [word, weights.get(word) ?? 0])) as Record<
      T[number],
      number
    >;
  });
}

/** `none`, `fixed:500ms`, `linear:500ms..30s`, `exponential:200ms..10s`; the durations may be left out. */
export function parseBackoff(text: string): Backoff {
  const expected = 'none, fixed:500ms, linear:500ms or exponential:200ms..10s';
  return within(expected, () => {
    const [word, delays] = splitOnce(text, ':');
    const kind = parseChoice(word, BACKOFF_KINDS, expected);
    const defaults = DEFAULT_BACKOFFS[kind];
    if (delays === null) return defaults;
    if (kind === 'none') throw new Unfit(expected);
    const [base, max] = splitOnce(delays, '..');
    const baseMs = parseDuration(base, LIMIT_RANGES['backoff.baseMs']);
    // A base above the usual cap is its own cap, where no other is named.
    if (max === null) return { kind, baseMs, maxMs: Math.max(defaults.maxMs, baseMs) };
    const maxMs = parseDuration(max, LIMIT_RANGES['backoff.maxMs']);
    if (maxMs < baseMs) throw new Unfit('a longest delay not below the first');
    return { kind, baseMs, maxMs };
  });
}

/** `full`, or `proportional:0.25`. */
export function parseJitter(text: string): Jitter {
  const expected = `${describeChoice(JITTER_KINDS)}[:${DEFAULT_JITTER_RATIO}]`;
  return within(expected, () => {
    const [word, ratio] = splitOnce(text, ':');
    const kind = parseChoice(word, JITTER_KINDS, expected);
    if (ratio === null) return DEFAULT_JITTERS[kind];
    if (kind !== 'proportional') throw new Unfit(expected);
    return { kind, ratio: parseNumber(ratio, LIMIT_RANGES['jitter.ratio']) };
  });
}

/** `strict`, `weighted`, `weighted:6:3:1` (high, medium, low), `aging`, `aging:0.2` (levels a second). */
export function parsePriorityRule(text: string): PriorityRule {
  const expected = 'strict, weighted[:6:3:1] or aging[:0.2]';
  return within(expected, () => {
    const [word, rest] = splitOnce(text, ':');
    const kind = parseChoice(word, PRIORITY_RULES, expected);
    if (rest === null) return DEFAULT_PRIORITY_RULES[kind];
    switch (kind) {
      case 'strict':
        throw new Unfit(expected);
      case 'weighted':
        return { kind, weights: parseLevelWeights(rest) };
      case 'aging':
        return { kind, perSecond: parseNumber(rest, LIMIT_RANGES['priority.perSecond']) };
    }
  });
}

function parseLevelWeights(text: string): Record<Priority, number> {
  const [high, medium, low, ...surplus] = text.split(':');
  if (high === undefined || medium === undefined || low === undefined || surplus.length > 0) {
    throw new Unfit('three weights, for high, medium and low');
  }
  const weight = (value: string) => parseNumber(value, LIMIT_RANGES['priority.weights']);
  return { high: weight(high), medium: weight(medium), low: weight(low) };
}

/** The text before the first separator and after it; null where there is none. */
export function splitOnce(text: string, separator: string): [string, string | null] {
  const at = text.indexOf(separator);
  return at === -1 ? [text, null] : [text.slice(0, at), text.slice(at + separator.length)];
}

/** Reads by a form: what a part of it expected is told along with the form as a whole. */
export function within<T>(form: string, parse: () => T): T {
  return rewording((expected) => (expected === form ? form : `${form}; within it ${expected}`), parse);
}

function rewording<T>(reword: (expected: string) => string, parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    if (error instanceof Unfit) throw new Unfit(reword(error.expected));
    throw error;
  }
}
