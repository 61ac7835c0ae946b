import { describe, expect, it } from 'vitest';
import type { ResultSort } from '#contract/results-query';
import {
  EDGE_PX,
  fittingColumns,
  gridTracks,
  TICKS_PX,
} from '../../../../src-renderer/features/results/fitting-columns';
import { RESULTS_COLUMNS } from '../../../../src-renderer/features/results/results-columns';

const SCROLLBAR_PX = 15;
/** What is left for the table beside the controls, in the usual and in the smallest window. */
const USUAL_PX = 1_280 - 336 - SCROLLBAR_PX;
const SMALLEST_PX = 1_024 - 300 - SCROLLBAR_PX;
const BESIDE_INSPECTOR_PX = SMALLEST_PX - 306;

const ids = (widthPx: number, hidden: readonly string[] = [], sortedBy: ResultSort = 'task') =>
  fittingColumns(RESULTS_COLUMNS, hidden, widthPx, sortedBy).shown.map(({ id }) => id);

describe('the columns of the results', () => {
  it('are all there in a window of the usual size', () => {
    expect(ids(USUAL_PX)).toEqual(RESULTS_COLUMNS.map(({ id }) => id));
  });

  it('leave out what matters least where room is short, and say which', () => {
    expect(ids(SMALLEST_PX)).toEqual([
      'task',
      'name',
      'priority',
      'status',
      'attempts',
      'run',
      'finished',
      'result',
    ]);
    expect(fittingColumns(RESULTS_COLUMNS, [], SMALLEST_PX, 'task').noRoom.map(({ id }) => id)).toEqual([
      'wait',
      'backoff',
      'lane',
    ]);
  });

  it('keep the one that the rows are sorted by: another one goes instead', () => {
    expect(ids(SMALLEST_PX, [], 'waitMs')).toEqual([
      'task',
      'name',
      'priority',
      'status',
      'attempts',
      'wait',
      'finished',
      'result',
    ]);
    expect(ids(SMALLEST_PX, ['wait'], 'waitMs')).not.toContain('wait');
  });

  it('still name every task and its status beside the inspector', () => {
    expect(ids(BESIDE_INSPECTOR_PX)).toEqual(expect.arrayContaining(['task', 'name', 'status']));
  });

  it('never need more than there is, but for those that always stay', () => {
    for (let widthPx = 300; widthPx < 1_400; widthPx += 7) {
      const { shown } = fittingColumns(RESULTS_COLUMNS, [], widthPx, 'task');
      const neededPx = shown.reduce((sum, column) => sum + column.widthPx, TICKS_PX + EDGE_PX);
      const isAtLeast = shown.every(({ rank }) => rank === 0);
      expect(isAtLeast || neededPx <= widthPx).toBe(true);
    }
  });

  it('give the room of a hidden one to those that had none', () => {
    expect(ids(SMALLEST_PX, ['finished', 'priority'])).toEqual([
      'task',
      'name',
      'status',
      'attempts',
      'wait',
      'run',
      'lane',
      'result',
    ]);
  });

  it('keep the one that names the row, and know nothing of columns that are none', () => {
    expect(ids(USUAL_PX, ['task', 'gone'])).toHaveLength(RESULTS_COLUMNS.length);
  });

  it('fill the whole row, whichever are shown', () => {
    const shown = RESULTS_COLUMNS.filter(({ id }) => id === 'task' || id === 'lane');
    expect(gridTracks(shown)).toBe('32px 58px minmax(44px, 1fr)');
    expect(gridTracks(RESULTS_COLUMNS)).toContain('minmax(92px, 1fr)');
  });
});
