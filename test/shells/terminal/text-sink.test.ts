import { describe, expect, it } from 'vitest';
import { BufferedSink } from '../../../src-main/shells/terminal/text-sink';

describe('a buffered sink', () => {
  it('hands on large pieces, in order, and nothing twice', () => {
    const pieces: string[] = [];
    const sink = new BufferedSink((text) => pieces.push(text));
    let all = '';
    for (let i = 0; i < 30_000; i++) {
      sink.write(`line ${i}\n`);
      all += `line ${i}\n`;
    }
    expect(pieces.length).toBeGreaterThan(2);
    expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThan(70_000);
    sink.flush();
    sink.flush();
    expect(pieces.join('')).toBe(all);
    expect(pieces.every((piece) => piece.endsWith('\n'))).toBe(true);
  });

  it('shows a little text soon where somebody watches, asking for one flush at a time', () => {
    const pieces: string[] = [];
    const due: (() => void)[] = [];
    const sink = new BufferedSink(
      (text) => pieces.push(text),
      (flush) => due.push(flush),
    );
    sink.write('a');
    sink.write('b');
    expect([pieces, due.length]).toEqual([[], 1]);
    due.shift()?.();
    sink.write('c');
    expect([pieces, due.length]).toEqual([['ab'], 1]);
  });

  it('drops text once its reader is gone, and says why', () => {
    let tries = 0;
    const sink = new BufferedSink(() => {
      tries++;
      throw Object.assign(new Error('broken pipe'), { code: 'EPIPE' });
    });
    sink.write('a');
    expect(sink.failure).toBeNull();
    sink.flush();
    sink.write('b');
    sink.flush();
    expect([tries, sink.failure?.message]).toEqual([1, 'broken pipe']);
  });
});
