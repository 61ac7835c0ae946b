import type { Cell, Row } from './clone-rows';
import type { cloneToText } from './clone-to-text';

const VIEWS = {
  Int8Array,
  Uint8Array,
  Uint8ClampedArray,
  Int16Array,
  Uint16Array,
  Int32Array,
  Uint32Array,
  Float32Array,
  Float64Array,
  BigInt64Array,
  BigUint64Array,
  DataView,
} as const;
const ERRORS = { Error, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError } as const;

/** What {@link cloneToText} has written. */
export function textToClone(text: string): unknown {
  const [root, rows] = JSON.parse(text) as [Cell, Row[]];
  const made: unknown[] = [];

  const open = (one: Cell): unknown => {
    if (!Array.isArray(one)) return one;
    const [kind, written] = one as Exclude<Cell, null | boolean | number | string>;
    switch (kind) {
      case 'undefined':
        return undefined;
      case 'bigint':
        return BigInt(written);
      case 'number':
        return Number(written);
      case 'row':
        return make(Number(written));
    }
  };
  const fill = <T extends object>(target: T, entries: readonly (readonly [string, Cell])[]): T => {
    for (const [key, value] of entries) {
      Object.defineProperty(target, key, {
        value: open(value),
        writable: true,
        enumerable: true,
        configurable: true,
      });
    }
    return target;
  };
  /** Kept before it is filled: it may hold itself. */
  const keep = <T>(at: number, one: T): T => {
    made[at] = one;
    return one;
  };
  const make = (at: number): unknown => {
    if (at in made) return made[at];
    const row = rows[at] as Row;
    switch (row[0]) {
      case 'object':
        return fill(keep(at, {}), row[1]);
      case 'array':
        return fill(keep(at, new Array(row[1])), row[2]);
      case 'map': {
        const map = keep(at, new Map());
        for (const [key, value] of row[1]) map.set(open(key), open(value));
        return map;
      }
      case 'set': {
        const set = keep(at, new Set());
        for (const value of row[1]) set.add(open(value));
        return set;
      }
      case 'date':
        return keep(at, new Date(open(row[1]) as number));
      case 'regexp':
        return keep(at, new RegExp(row[1], row[2]));
      case 'error': {
        const Type = ERRORS[row[1] as keyof typeof ERRORS] ?? Error;
        return keep(at, Object.assign(new Type(row[2]), { stack: row[3] }));
      }
      case 'buffer':
        return keep(at, Uint8Array.from(row[1]).buffer);
      case 'view': {
        const View = VIEWS[row[1] as keyof typeof VIEWS] as typeof Uint8Array;
        return keep(at, new View(open(row[2]) as ArrayBuffer, row[3], row[4]));
      }
    }
  };
  return open(root);
}
