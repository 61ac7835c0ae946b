/** A number evenly from [0, 1). */
export type Draw = () => number;

/** Draws that follow from a seed: mulberry32. */
export function drawsFrom(seed: number): Draw {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function pick<T>(draw: Draw, choices: readonly T[]): T {
  return choices[Math.floor(draw() * choices.length)] as T;
}

const ODD_NUMBERS = [
  0,
  -0,
  1,
  -1,
  0.5,
  1.5,
  1e-9,
  255,
  256,
  1024,
  1025,
  2_147_483_647,
  2_147_483_648,
  4_294_967_296,
  Number.MAX_SAFE_INTEGER,
  Number.MAX_SAFE_INTEGER + 2,
  -Number.MAX_SAFE_INTEGER,
  Number.MAX_VALUE,
  5e-324,
];
/** Told by no JSON. */
const UNTOLD_NUMBERS = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
const ODD_TEXTS = [
  '',
  ' ',
  '0',
  'null',
  'true',
  '-',
  '__proto__',
  'constructor',
  'toString',
  'kind',
  'burst',
  '\0',
  '\u2028',
  '\ud800',
  '🚂',
  'é'.normalize('NFD'),
  '../../etc/passwd',
  '<script>',
  '%00',
  "' OR 1=1",

  '{"a":1}',
  '9'.repeat(400),
];
const ODD_KEYS = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'length',
  '',
  '0',
  'kind',
  'then',
  '$schema',
];

export interface MutateOptions {
  /** Whether values may come that no JSON tells: NaN, undefined. Default false. */
  readonly beyondJson?: boolean;
}

/** Something that is hardly what anybody expects. */
export function oddValue(draw: Draw, { beyondJson = false }: MutateOptions = {}): unknown {
  const kind = draw();
  if (kind < 0.25) return pick(draw, ODD_NUMBERS);
  if (kind < 0.5) return pick(draw, ODD_TEXTS);
  if (kind < 0.58) return pick(draw, [true, false, null]);
  if (kind < 0.64) return [];
  if (kind < 0.7) return {};
  if (kind < 0.76) return withKey({}, pick(draw, ODD_KEYS), pick(draw, [1, 'x', null, {}, []]));
  if (kind < 0.82) return Array.from({ length: Math.floor(draw() * 40) }, () => pick(draw, ODD_NUMBERS));
  if (kind < 0.88) return pick(draw, ['a', '🚂', '\0', '"', '\\']).repeat(Math.floor(draw() ** 4 * 5_000));
  if (kind < 0.94) return nested(Math.floor(draw() ** 3 * 600), draw() < 0.5);
  return beyondJson
    ? pick<unknown>(draw, [...UNTOLD_NUMBERS, undefined, 3n, new Map(), () => 1])
    : pick(draw, ODD_TEXTS);
}

/** A copy of a value with one thing changed in it, somewhere. */
export function mutate(value: unknown, draw: Draw, options: MutateOptions = {}): unknown {
  if (typeof value !== 'object' || value === null) return changedLeaf(value, draw, options);
  const entries: [string, unknown][] = Object.entries(value);
  const here = draw();
  if (entries.length === 0 || here < 0.12) return oddValue(draw, options);
  const [key, child] = pick(draw, entries);
  if (Array.isArray(value)) {
    if (here < 0.2) return value.filter((_, index) => String(index) !== key);
    if (here < 0.26) return [...value, ...Array.from({ length: Math.floor(draw() * 20) }, () => child)];
    if (here < 0.32) return [...value, oddValue(draw, options)];
    return value.map((item, index) => (String(index) === key ? mutate(item, draw, options) : item));
  }
  if (here < 0.24) return Object.fromEntries(entries.filter(([name]) => name !== key));
  if (here < 0.34) return withKey(value, pick(draw, ODD_KEYS), oddValue(draw, options));
  if (here < 0.4) return withKey(value, key, pick(draw, entries)[1]);
  return withKey(value, key, mutate(child, draw, options));
}

function changedLeaf(value: unknown, draw: Draw, options: MutateOptions): unknown {
  const how = draw();
  if (how < 0.5) return oddValue(draw, options);
  switch (typeof value) {
    case 'number':
      return pick(draw, [value + 1, value - 1, -value, value * 1000, value / 3, String(value)]);
    case 'string':
      return pick(draw, [
        `${value}x`,
        value.slice(1),
        value.toUpperCase(),
        ` ${value}`,
        value.repeat(50),
        [value],
      ]);
    default:
      return oddValue(draw, options);
  }
}

/** With an own key, whatever it is called. */
function withKey(value: object, key: string, item: unknown): object {
  const copy: Record<string, unknown> = {};
  for (const [name, own] of [...Object.entries(value), [key, item] as const]) {
    Object.defineProperty(copy, name, { value: own, enumerable: true, writable: true, configurable: true });
  }
  return copy;
}

function nested(depth: number, isArray: boolean): unknown {
  let value: unknown = 1;
  for (let level = 0; level < depth; level++) value = isArray ? [value] : { a: value };
  return value;
}
