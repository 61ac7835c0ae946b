import { z } from 'zod';
import {
  type CommandBody,
  type CpuBody,
  HASH_ROUNDS_RANGE,
  HTTP_METHODS,
  type HttpBody,
  MAX_ARGUMENT_LENGTH,
  MAX_ARGUMENTS,
  MAX_EXPECTED_STATUSES,
  MAX_NAMED_VALUES,
  MAX_PATH_LENGTH,
  MAX_PAYLOAD_LENGTH,
  MAX_URL_LENGTH,
  PRIMES_RANGE,
  type ScriptBody,
  SLEEP_SPIN_RANGE,
  STATUS_RANGE,
  type WorkBody,
} from '#contract/work';
import { anObject, numberIn, objectOf, oneOf, textUpTo } from './expectations';

const cpu = [
  objectOf({
    executor: z.literal('cpu'),
    load: z.literal('hash'),
    rounds: numberIn(HASH_ROUNDS_RANGE).describe('How often SHA-256 is taken.'),
  }),
  objectOf({
    executor: z.literal('cpu'),
    load: z.literal('primes'),
    upTo: numberIn(PRIMES_RANGE).describe('Primes up to there are counted.'),
  }),
  objectOf({
    executor: z.literal('cpu'),
    load: z.literal('sleep-spin'),
    sleepMs: numberIn(SLEEP_SPIN_RANGE).describe('Does nothing so long, in milliseconds.'),
    spinMs: numberIn(SLEEP_SPIN_RANGE).describe('Then keeps the processor busy so long, in milliseconds.'),
  }),
] as const;

const cpuBody = z.discriminatedUnion('load', cpu, { error: anObject }) satisfies z.ZodType<CpuBody>;

/** Absolute on either kind of system, so that a list says the same wherever the yard was started. */
const absolutePath = textUpTo(MAX_PATH_LENGTH, 1).regex(/^(\/|[A-Za-z]:[\\/]|\\\\)[^\0]*$/, {
  error: 'an absolute path',
});

/** Text that a system call can take. */
const noNul = (maxLength: number, minLength = 0) =>
  textUpTo(maxLength, minLength).regex(/^[^\0]*$/, { error: 'text without a NUL character' });

const payload = z
  .unknown()
  .refine((value) => value === undefined || jsonLengthOf(value) <= MAX_PAYLOAD_LENGTH, {
    error: `something that JSON tells in at most ${MAX_PAYLOAD_LENGTH} characters`,
  });

const scriptBody = objectOf({
  executor: z.literal('script'),
  path: absolutePath.describe('Absolute path of an ES or CommonJS module.'),
  payload: payload.describe('Handed to the function; anything.').optional(),
}) satisfies z.ZodType<ScriptBody>;

const url = textUpTo(MAX_URL_LENGTH, 1).refine(isHttpUrl, { error: 'an http: or https: address' });

/** What a header may be, after RFC 9110. */
const headerName = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
const headerValue = /^[\t\x20-\x7e\x80-\xff]*$/;

/** The request's own: what frames it, and where it goes. */
const RESERVED_HEADERS = new Set([
  'connection',
  'content-length',
  'host',
  'keep-alive',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'expect',
]);

const headers = namedValues(MAX_ARGUMENT_LENGTH, {
  name: (name) => headerName.test(name) && !RESERVED_HEADERS.has(name.toLowerCase()),
  value: (value) => headerValue.test(value),
  error: 'headers with names and values that HTTP allows, other than those that frame a request',
});

const statuses = `1 to ${MAX_EXPECTED_STATUSES} statuses`;

const httpBody = objectOf({
  executor: z.literal('http'),
  method: oneOf(HTTP_METHODS),
  url: z.nullable(url).describe('An http: or https: address; null: the built-in test server.'),
  headers: headers.exactOptional(),
  body: textUpTo(MAX_PAYLOAD_LENGTH).exactOptional(),
  expectedStatuses: z
    .array(z.unknown(), { error: statuses })
    .min(1, { error: statuses })
    .max(MAX_EXPECTED_STATUSES, { error: statuses })
    .pipe(z.array(numberIn(STATUS_RANGE)))
    .describe('Statuses that count as success. Absent: 200 to 299.')
    .exactOptional(),
}).superRefine(({ method, body }, context) => {
  if (body === undefined || (method !== 'GET' && method !== 'HEAD')) return;
  context.addIssue({ code: 'custom', path: ['body'], message: `no body, since the method is ${method}` });
}) satisfies z.ZodType<HttpBody>;

const argumentsExpectation = `at most ${MAX_ARGUMENTS} arguments`;

const commandBody = objectOf({
  executor: z.literal('command'),
  program: noNul(MAX_PATH_LENGTH, 1).describe('A path, or a name that is looked up as the system does.'),
  args: z
    .array(z.unknown(), { error: argumentsExpectation })
    .max(MAX_ARGUMENTS, { error: argumentsExpectation })
    .pipe(z.array(noNul(MAX_ARGUMENT_LENGTH)))
    .describe('Handed over as they are: no shell reads them.'),
  cwd: absolutePath.describe('Absolute path of its working directory.').exactOptional(),
  env: namedValues(MAX_ARGUMENT_LENGTH, {
    name: (name) => /^[^=\0]+$/.test(name),
    value: (value) => !value.includes('\0'),
    error: 'variables whose names are not empty and hold no = or NUL',
  }).exactOptional(),
}) satisfies z.ZodType<CommandBody>;

/** The four kinds of real work, told apart by their executor. */
export const workOptions = [cpuBody, scriptBody, httpBody, commandBody] as const;

export const workSchema: z.ZodType<WorkBody> = z.discriminatedUnion('executor', workOptions, {
  error: anObject,
});

/** An object of texts by name, not too many of them. */
function namedValues(
  maxLength: number,
  check: { name(name: string): boolean; value(value: string): boolean; error: string },
) {
  const several = `an object of at most ${MAX_NAMED_VALUES} texts`;
  return (
    z
      .custom<Record<string, unknown>>(isPlainObject, { error: several })
      .refine((values) => hasAtMost(values, MAX_NAMED_VALUES), { error: several })
      // A JSON Schema cannot be worked out from a function.
      .meta({ type: 'object', maxProperties: MAX_NAMED_VALUES })
      .pipe(z.record(z.string(), textUpTo(maxLength)))
      .refine(
        (values) => Object.entries(values).every(([name, value]) => check.name(name) && check.value(value)),
        { error: check.error },
      )
  );
}

function isPlainObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function hasAtMost(values: object, most: number): boolean {
  let count = 0;
  for (const _ in values) if (++count > most) return false;
  return true;
}

function isHttpUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol } = new URL(text);
  return protocol === 'http:' || protocol === 'https:';
}

/** Infinity where JSON cannot tell it. */
function jsonLengthOf(value: unknown): number {
  try {
    return JSON.stringify(value)?.length ?? Number.POSITIVE_INFINITY;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}
