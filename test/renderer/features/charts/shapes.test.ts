import { describe, expect, it } from 'vitest';
import { rowAt } from '../../../../src-renderer/features/charts/chart-rows';
import { middleLine, stepBand, stepLine } from '../../../../src-renderer/features/charts/shapes';

const rows = [0, 1, 2, 3].map((index) => rowAt(0, index, 10, [], null));
const x = (ms: number) => ms;
const y = (value: number) => 100 - value;

describe('the shapes of a chart', () => {
  it('draw a band between two stepped edges, there and back', () => {
    expect(stepBand(rows.slice(0, 2), [0, 1], [5, 6], x, y)).toBe('M0 95H10V94H20V99H10V100H0Z');
  });

  it('break a band where there is nothing', () => {
    expect(stepBand(rows, [0, 0, 0, 0], [5, null, null, 6], x, y)).toBe('M0 95H10V100H0ZM30 94H40V100H30Z');
  });

  it('draw a line of steps, broken where there is nothing', () => {
    expect(stepLine(rows, [1, 2, null, 3], x, y)).toBe('M0 99H10V98H20M30 97H40');
  });

  it('join middles to a line, and show one that stands alone as a dot', () => {
    expect(middleLine(rows, [1, 2, null, 3], x, y)).toEqual({ line: 'M5 99L15 98', dots: 'M35 97h0' });
  });

  it('are empty where there is nothing at all', () => {
    expect(stepBand([], [], [], x, y)).toBe('');
    expect(stepLine(rows, [null, null, null, null], x, y)).toBe('');
    expect(middleLine(rows, [null, null, null, null], x, y)).toEqual({ line: '', dots: '' });
  });
});
