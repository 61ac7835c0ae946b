import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digitsOf, digitTest } from '../../src-main/feed/digits';
import { cutAt, cutOffNumber, textOf } from '../../src-main/feed/text-pattern';
import { TextSearch, type Verdict } from '../../src-main/feed/text-search';

/** Short texts of few letters, so that what is searched for is often there, whole or in part. */
const texts = fc.string({ unit: fc.constantFrom('a', 'B', 'é', '1', '2', '0', ' ', '.'), maxLength: 8 });
const searches = fc.string({
  unit: fc.constantFrom('A', 'b', 'É', '1', '2', '0', ' ', '.'),
  minLength: 1,
  maxLength: 5,
});
const numbers = fc.oneof(
  fc.nat(130),
  fc.integer({ min: 2_147_483_000, max: 2_147_484_000 }),
  fc.integer({ min: 0, max: 999_999_999_999_999 }),
);

function holds(verdict: Verdict, value: number, digits: number): boolean {
  return typeof verdict === 'boolean' ? verdict : verdict(value, digits);
}

describe('a search for text', () => {
  it('judges a text by its pattern as if it had read it', () => {
    fc.assert(
      fc.property(texts, texts, numbers, searches, (before, after, value, search) => {
        const text = before + value + after;
        const pattern = cutAt(text, String(value));
        expect(textOf(pattern, String(value))).toBe(text);
        const verdict = new TextSearch(search).verdict(pattern);
        expect(holds(verdict, value, digitsOf(value))).toBe(
          text.toLowerCase().includes(search.toLowerCase()),
        );
      }),
      { numRuns: 2_000 },
    );
  });

  it('judges a name by its words and the number at its end, zeros in front included', () => {
    fc.assert(
      fc.property(texts, searches, (text, search) => {
        const { pattern, digits } = cutOffNumber(text);
        expect(textOf(pattern, digits)).toBe(text);
        const verdict = new TextSearch(search).verdict(pattern);
        const isFound = holds(verdict, Number(digits), digits.length);
        expect(isFound).toBe(text.toLowerCase().includes(search.toLowerCase()));
      }),
      { numRuns: 2_000 },
    );
  });

  it('finds digits in a bare number, and nothing else', () => {
    fc.assert(
      fc.property(numbers, searches, (value, search) => {
        expect(new TextSearch(search).isInNumber(value)).toBe(String(value).includes(search));
      }),
    );
  });

  it('needs one verdict for all that differ by their number alone', () => {
    const search = new TextSearch('done');
    expect(search.verdict(cutAt('task 17 done on attempt 1', '17'))).toBe(true);
    expect(search.verdict(cutAt('task 17 is meant to fail', '17'))).toBe(false);
  });
});

describe('a number cut out of a text', () => {
  it('stands alone, or is left where it is', () => {
    expect(cutAt('task 7 of 17', '7')).toEqual({ before: 'task ', after: ' of 17' });
    expect(cutAt('17 and 71', '7')).toEqual({ before: '17 and 71', after: null });
    expect(cutAt('77 then 7', '7')).toEqual({ before: '77 then ', after: '' });
  });

  it('is no number where it has more digits than a number keeps', () => {
    expect(cutOffNumber('a123456789012345')).toEqual({
      pattern: { before: 'a', after: '' },
      digits: '123456789012345',
    });
    expect(cutOffNumber('a1234567890123456').digits).toBe('');
  });
});

describe('digits found by arithmetic', () => {
  const wanted = fc.string({ unit: fc.constantFrom('0', '1', '2'), minLength: 1, maxLength: 16 });
  const written = fc.string({ unit: fc.constantFrom('0', '1', '2'), minLength: 1, maxLength: 15 });

  it('are where they would be read', () => {
    fc.assert(
      fc.property(wanted, written, (digits, text) => {
        const at = (place: Parameters<typeof digitTest>[1]) =>
          digitTest(digits, place)(Number(text), text.length);
        expect(at('anywhere')).toBe(text.includes(digits));
        expect(at('start')).toBe(text.startsWith(digits));
        expect(at('end')).toBe(text.endsWith(digits));
        expect(at('whole')).toBe(text === digits);
      }),
      { numRuns: 2_000 },
    );
  });

  it('are counted', () => {
    fc.assert(
      fc.property(fc.nat(), (value) => {
        expect(digitsOf(value)).toBe(String(value).length);
      }),
    );
    expect([digitsOf(0), digitsOf(9), digitsOf(10), digitsOf(999_999_999_999_999)]).toEqual([1, 1, 2, 15]);
  });
});
