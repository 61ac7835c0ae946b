import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_TAIL_BYTES, OutputTail } from '../../../src-main/executors/command/output-tail';

function tailOf(...chunks: Buffer[]): OutputTail {
  const tail = new OutputTail();
  for (const chunk of chunks) tail.add(chunk);
  return tail;
}

describe('the tail of an output', () => {
  it('is the end of everything written, in whatever pieces it came', () => {
    const chunk = fc.tuple(fc.nat({ max: 25 }), fc.integer({ min: 0, max: 40_000 }));
    fc.assert(
      fc.property(fc.array(chunk, { maxLength: 12 }), (told) => {
        const chunks = told.map(([letter, length]) => Buffer.alloc(length, 97 + letter));
        const whole = Buffer.concat(chunks);
        const tail = tailOf(...chunks);
        expect(tail.total).toBe(whole.length);
        expect(tail.text() === whole.subarray(-MAX_TAIL_BYTES).toString()).toBe(true);
      }),
    );
  });

  it('begins with a whole character', () => {
    const euros = Buffer.from('€'.repeat(30_000));
    const text = tailOf(Buffer.from('x'), euros).text();
    expect(text).toBe('€'.repeat(Math.floor(MAX_TAIL_BYTES / 3)));
  });

  it('tells what is no text as it can', () => {
    expect(tailOf(Buffer.from([0x80, 0x41])).text()).toBe('\uFFFDA');
  });
});
