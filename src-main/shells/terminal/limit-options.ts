import {
  BACKOFF_LANES,
  DEFAULT_BURST,
  LIMIT_RANGES,
  type Limits,
  type NumberRange,
  OVERFLOWS,
} from '#contract/limits';
import { parseDuration } from './duration';
import {
  parseBackoff,
  parseChoice,
  parseJitter,
  parseNullable,
  parseNumber,
  parsePriorityRule,
  parseRate,
} from './option-parsers';
import { Unfit } from './unfit';

/** The limits with one of them set from its text. Throws {@link Unfit}. */
type SetLimit = (limits: Limits, text: string) => Limits;

/**
 * Every limit by the name of its option, as `--workers 8` and `--change 3s:workers=8` write it alike. In
 * this order options are applied: a burst needs its rate.
 */
export const LIMIT_OPTIONS = {
  workers: (limits, text) => ({ ...limits, workers: parseNumber(text, LIMIT_RANGES.workers) }),
  attempts: (limits, text) => ({ ...limits, maxAttempts: parseNumber(text, LIMIT_RANGES.maxAttempts) }),
  timeout: (limits, text) => ({
    ...limits,
    attemptTimeoutMs: durationOrNone(text, LIMIT_RANGES.attemptTimeoutMs),
  }),
  'queue-timeout': (limits, text) => ({
    ...limits,
    queueTimeoutMs: durationOrNone(text, LIMIT_RANGES.queueTimeoutMs),
  }),
  'total-timeout': (limits, text) => ({
    ...limits,
    totalTimeoutMs: durationOrNone(text, LIMIT_RANGES.totalTimeoutMs),
  }),
  backoff: (limits, text) => ({ ...limits, backoff: parseBackoff(text) }),
  jitter: (limits, text) => ({ ...limits, jitter: parseJitter(text) }),
  'backoff-lane': (limits, text) => ({ ...limits, backoffLane: parseChoice(text, BACKOFF_LANES) }),
  rate: (limits, text) => {
    const perSecond = parseNullable(text, (rate) => parseRate(rate));
    const burst = limits.rate?.burst ?? DEFAULT_BURST;
    return { ...limits, rate: perSecond === null ? null : { perSecond, burst } };
  },
  burst: (limits, text) => {
    const burst = parseNumber(text, LIMIT_RANGES['rate.burst']);
    if (limits.rate === null) throw new Unfit('a rate to go with it, as --rate 5/s sets it');
    return { ...limits, rate: { ...limits.rate, burst } };
  },
  'free-retries': (limits, text) => ({
    ...limits,
    retriesSpendTokens: parseChoice(text, ['yes', 'no']) === 'no',
  }),
  priority: (limits, text) => ({ ...limits, priority: parsePriorityRule(text) }),
  queue: (limits, text) => ({
    ...limits,
    queueCapacity: parseNullable(text, (value) => parseNumber(value, LIMIT_RANGES.queueCapacity)),
  }),
  overflow: (limits, text) => ({ ...limits, overflow: parseChoice(text, OVERFLOWS) }),
} as const satisfies Record<string, SetLimit>;

export type LimitOption = keyof typeof LIMIT_OPTIONS;

export const LIMIT_OPTION_NAMES = Object.keys(LIMIT_OPTIONS) as readonly LimitOption[];

export function isLimitOption(name: string): name is LimitOption {
  return Object.hasOwn(LIMIT_OPTIONS, name);
}

function durationOrNone(text: string, range: NumberRange): number | null {
  return parseNullable(text, (duration) => parseDuration(duration, range));
}
