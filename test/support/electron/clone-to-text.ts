import type { Cell, Row } from './clone-rows';

/** @throws Error with Electron's words at functions, symbols and the like */
export function cloneToText(value: unknown): string {
  const rows: Row[] = [];
  const places = new Map<object, number>();

  const cell = (one: unknown): Cell => {
    switch (typeof one) {
      case 'undefined':
        return ['undefined', ''];
      case 'bigint':
        return ['bigint', String(one)];
      case 'number':
        return Number.isFinite(one) && !Object.is(one, -0)
          ? one
          : ['number', Object.is(one, -0) ? '-0' : String(one)];
      case 'string':
      case 'boolean':
        return one;
      default:
        return one === null ? null : ['row', String(place(one as object))];
    }
  };
  const place = (one: object): number => {
    const known = places.get(one);
    if (known !== undefined) return known;
    const at = rows.push(['object', []]) - 1;
    places.set(one, at);
    rows[at] = row(one);
    return at;
  };
  const entriesOf = (one: object) => Object.entries(one).map(([key, value]) => [key, cell(value)] as const);
  const row = (one: object): Row => {
    if (Array.isArray(one)) return ['array', one.length, entriesOf(one)];
    if (one instanceof Map)
      return ['map', Array.from(one, ([key, value]) => [cell(key), cell(value)] as const)];
    if (one instanceof Set) return ['set', Array.from(one, cell)];
    if (one instanceof Date) return ['date', cell(one.getTime())];
    if (one instanceof RegExp) return ['regexp', one.source, one.flags];
    if (one instanceof Error) return ['error', one.name, one.message, one.stack ?? ''];
    if (one instanceof ArrayBuffer) return ['buffer', Array.from(new Uint8Array(one))];
    if (ArrayBuffer.isView(one)) {
      const size = 'length' in one ? (one.length as number) : one.byteLength;
      return ['view', one.constructor.name, cell(one.buffer), one.byteOffset, size];
    }
    if (Object.getPrototypeOf(one) === Object.prototype) return ['object', entriesOf(one)];
    throw new Error(`the stand-in for Electron cannot carry a ${one.constructor.name}`);
  };

  const root = cell(cloned(value));
  return JSON.stringify([root, rows]);
}

function cloned(value: unknown): unknown {
  try {
    return structuredClone(value);
  } catch {
    throw new Error('An object could not be cloned.');
  }
}
