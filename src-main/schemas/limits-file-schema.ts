import { z } from 'zod';
import {
  BACKOFF_KINDS,
  DEFAULT_BACKOFFS,
  DEFAULT_BURST,
  DEFAULT_JITTERS,
  DEFAULT_PRIORITY_RULES,
} from '#contract/limits';
import type { LimitsPatch } from '#contract/yard-api';
import { limitsPatchSchema } from './limits-schema';

/**
 * Limits as a person writes them in a file: any of them, and a nested one may leave out what has a default
 * (`"backoff": {"kind": "exponential"}`, `"rate": {"perSecond": 5}`).
 */
export const limitsFileSchema: z.ZodType<LimitsPatch> = z.preprocess(fillDefaults, limitsPatchSchema);

/** What a person wrote, before anything is known of it but that it is an object. */
type Written = { readonly [key: string]: unknown; readonly kind?: unknown };

function fillDefaults(input: unknown): unknown {
  if (!isObject(input)) return input;
  const filled: Record<string, unknown> = { ...input };
  fill(filled, 'backoff', ({ kind }) => {
    const known = BACKOFF_KINDS.find((candidate) => candidate === kind) ?? 'linear';
    // Without the kind itself: where that is left out it is a mistake to be told, not a default.
    const { baseMs, maxMs } = DEFAULT_BACKOFFS[known];
    return { baseMs, maxMs };
  });
  fill(filled, 'jitter', ({ kind }) => defaultsOf(DEFAULT_JITTERS, kind));
  fill(filled, 'rate', () => ({ burst: DEFAULT_BURST }));
  fill(filled, 'priority', ({ kind }) => defaultsOf(DEFAULT_PRIORITY_RULES, kind));
  return filled;
}

function fill(limits: Record<string, unknown>, key: string, defaultsFor: (given: Written) => object): void {
  const given = limits[key];
  if (isObject(given)) limits[key] = { ...defaultsFor(given), ...given };
}

/** Those of the kind given; none where that is left out or unknown, which is a mistake to be told. */
function defaultsOf(byKind: Readonly<Record<string, object>>, kind: unknown): object {
  return (typeof kind === 'string' && Object.hasOwn(byKind, kind) && byKind[kind]) || {};
}

function isObject(value: unknown): value is Written {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
