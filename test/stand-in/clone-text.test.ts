import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cloneToText } from '../support/electron/clone-to-text';
import { textToClone } from '../support/electron/text-to-clone';

/** Values that the structured clone algorithm carries, nested in each other. */
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom(
      null,
      undefined,
      true,
      -0,
      Number.NaN,
      Number.POSITIVE_INFINITY,
      ['row', '0'],
      '["row","0"]',
    ),
    fc.double(),
    fc.string({ unit: 'binary' }),
    fc.bigInt(),
    fc.date({ noInvalidDate: false }),
    fc.uint8Array(),
    fc.float64Array(),
    fc.array(tie('value')),
    fc.dictionary(fc.string(), tie('value')),
    fc.array(fc.tuple(tie('value'), tie('value'))).map((entries) => new Map(entries)),
    fc.array(tie('value')).map((values) => new Set(values)),
  ),
}));

describe('what goes from process to process as text', () => {
  it('comes out as a structured clone of it does', () => {
    fc.assert(
      fc.property(value, (one) => {
        expect(textToClone(cloneToText(one))).toStrictEqual(structuredClone(one));
      }),
      { numRuns: 500 },
    );
  });

  it('may hold itself, and hold one thing twice', () => {
    const shared = { of: 1 };
    const one: Record<string, unknown> = { first: shared, second: [shared], set: new Set([shared]) };
    one.itself = one;
    const copy = textToClone(cloneToText(one)) as typeof one;
    expect(copy.itself).toBe(copy);
    expect((copy.second as unknown[])[0]).toBe(copy.first);
    expect([...(copy.set as Set<unknown>)][0]).toBe(copy.first);
    expect(copy.first).not.toBe(shared);
  });

  it('keeps the kind of an error, the part of a buffer that a view shows, and a key called __proto__', () => {
    const error = new RangeError('too far');
    const view = new Int16Array([1, 2, 3]).subarray(1, 2);
    const odd = JSON.parse('{"__proto__": 1}');
    const copy = textToClone(cloneToText([error, view, odd])) as [Error, Int16Array, object];
    expect(copy[0]).toBeInstanceOf(RangeError);
    expect(copy[0].message).toBe('too far');
    expect(copy[0].stack).toBe(error.stack);
    expect([copy[1].length, copy[1][0], copy[1].buffer.byteLength]).toEqual([1, 2, 6]);
    expect(Object.keys(copy[2])).toEqual(['__proto__']);
  });

  it.each([
    ['a function', () => {}],
    ['a symbol', Symbol('one')],
    ['a promise', Promise.resolve()],
    ['an object that holds a function', { deep: [() => {}] }],
  ])('refuses %s in the words of Electron', (_name, one) => {
    expect(() => cloneToText(one)).toThrow('An object could not be cloned.');
  });

  it('says what it cannot carry, although a clone could', () => {
    expect(() => cloneToText(new Blob(['text']))).toThrow('the stand-in for Electron cannot carry a Blob');
  });
});
