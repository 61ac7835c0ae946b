import type { KeyboardEvent } from 'react';
import type { TaskId } from '#contract/task';
import type { ResultsAnswer } from '../../state/results-pager';
import { ROW_PX } from './row-window';
import { moveOfKey, type TableMove } from './table-keys';
import type { RowsInBox } from './use-row-window';
import type { Ticks } from './use-ticks';

export interface TableKeysNeeds {
  readonly answer: ResultsAnswer;
  readonly rows: RowsInBox;
  readonly ticks: Ticks;
  /** Moves the selection by so many rows. */
  readonly step: (by: number) => void;
  readonly selectedTask: TaskId | null;
}

/** What the table does with a key while it has the focus itself; every other key is left alone. */
export function useTableKeys(needs: TableKeysNeeds): (event: KeyboardEvent) => void {
  const { answer, rows, ticks, step, selectedTask } = needs;

  function tickSelected(event: KeyboardEvent): boolean {
    const at = answer.page?.rows.findIndex(({ task }) => task === selectedTask) ?? -1;
    const row = answer.page?.rows[at];
    if (row !== undefined) ticks.tick(row, answer.offset + at, event);
    return row !== undefined;
  }

  function act(move: TableMove, event: KeyboardEvent): void {
    switch (move.kind) {
      case 'step':
        step(move.by);
        return;
      case 'page': {
        const { first, last } = rows.inView();
        rows.moveBy(move.by * (last - first) * ROW_PX);
        return;
      }
      case 'end':
        rows.show(move.by < 0 ? 0 : (answer.page?.matching ?? 1) - 1);
        return;
      case 'tick':
        tickSelected(event);
        return;
      case 'tick-step':
        if (tickSelected(event)) step(move.by);
        return;
      case 'tick-all':
        ticks.tickAll();
        return;
      case 'untick-all':
        ticks.untickAll();
        return;
      default:
        move satisfies never;
    }
  }

  return (event) => {
    const move = event.target === event.currentTarget ? moveOfKey(event) : null;
    if (move === null) return;
    // Without ticks Esc is for the next thing that it takes back.
    if (move.kind === 'untick-all' && ticks.ticked.kind === 'none') return;
    event.preventDefault();
    act(move, event);
  };
}
