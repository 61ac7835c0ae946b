import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LOG_BYTES, LogRing } from '../../../src-main/executors/thread/log-ring';

const MARK = /^\[(\d+) bytes before this are not kept] …/;
const ringOf = () => new LogRing(new SharedArrayBuffer(LOG_BYTES + 8), 0, 8);

describe('the ring of a log', () => {
  it('is empty until something is written, and after it is cleared', () => {
    const ring = ringOf();
    expect([ring.isEmpty, ring.read(100)]).toEqual([true, '']);
    ring.write('a line\n');
    expect([ring.isEmpty, ring.read(100)]).toEqual([false, 'a line']);
    ring.clear();
    expect([ring.isEmpty, ring.read(100)]).toEqual([true, '']);
  });

  it('is cut to the length that is asked for', () => {
    const ring = ringOf();
    ring.write('0123456789');
    expect(ring.read(4)).toBe('[6 bytes before this are not kept] …6789');
  });

  it('begins with a whole character, however it was cut', () => {
    for (let odd = 0; odd < 4; odd++) {
      const ring = ringOf();
      ring.write('x'.repeat(odd));
      ring.write('🚂'.repeat(LOG_BYTES / 4 + 10));
      const read = ring.read(LOG_BYTES);
      expect(read.replace(MARK, '')).toMatch(/^(🚂)+$/u);
    }
  });

  it('has the end of all that was written, and counts what went before', () => {
    const chunk = fc.string({ unit: 'grapheme', maxLength: 40 });
    const piece = fc
      .tuple(chunk, fc.constantFrom(1, 1, 50, 3_000))
      .map(([text, times]) => text.repeat(times));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const ring = ringOf();
        for (const text of pieces) ring.write(text);
        const all = pieces.join('');
        const read = ring.read(LOG_BYTES);
        const lost = Number(MARK.exec(read)?.[1] ?? 0);
        const kept = read.replace(MARK, '');
        expect(all.replace(/\n+$/, '').endsWith(kept)).toBe(true);
        expect(Buffer.from(all).subarray(lost).toString().replace(/\n+$/, '')).toBe(kept);
        expect(Buffer.byteLength(all) - lost).toBeLessThanOrEqual(LOG_BYTES);
        if (Buffer.byteLength(all) <= LOG_BYTES) expect(lost).toBe(0);
        else expect(Buffer.byteLength(all) - lost).toBeGreaterThan(LOG_BYTES - 4);
      }),
      { numRuns: 200 },
    );
  });
});
