import { type RefObject, useCallback, useEffect } from 'react';
import type { ResultRow } from '#contract/results-query';
import type { ActionBus } from '../../state/action-bus';
import { rowAt } from '../../state/results-pager';
import { isTicked } from '../../state/ticked-rows';
import { useResults, useView } from '../../state/use-store';
import { useWallTimes } from '../../state/use-wall-times';
import { toggleTask, type ViewStore } from '../../state/view-store';
import type { Yard } from '../../state/yard-store';
import { type FittingColumns, gridTracks, neededPx } from './fitting-columns';
import { ResultsEmpty } from './results-empty';
import { ResultsHeader } from './results-header';
import { type HeldKeys, ResultsRow, rowElementId } from './results-row';
import type { ResultsSource } from './results-source';
import styles from './results-table.module.css';
import { boxPx, HEADER_PX, ROW_PX } from './row-window';
import { useRowSteps } from './use-row-steps';
import { useRowWindow } from './use-row-window';
import { useRowsInPlace } from './use-rows-in-place';
import { useTableKeys } from './use-table-keys';
import { useTablePlace } from './use-table-place';
import type { Ticks } from './use-ticks';

export interface ResultsTableProps {
  readonly yard: Yard;
  readonly view: ViewStore;
  readonly bus: ActionBus;
  readonly source: ResultsSource;
  readonly ticks: Ticks;
  readonly columns: FittingColumns;
  /** The box that scrolls. */
  readonly box: RefObject<HTMLElement | null>;
  /** Copies what is ticked, or else the selected row; false: there is nothing to copy. */
  readonly onCopy: (event: ClipboardEvent) => boolean;
  /** The table itself, for those who hand it the focus. */
  readonly grid: RefObject<HTMLTableElement | null>;
}

/** The tasks that match, as virtual rows over a page that follows the scrolling. */
export function ResultsTable(props: ResultsTableProps) {
  const { yard, view, bus, source, ticks, columns, box, onCopy, grid } = props;
  const { pager } = source;
  const { ticked, tick, tickAll, untickAll } = ticks;
  const answer = useResults(pager, (newest) => newest);
  const selectedTask = useView(view, (state) => state.selectedTask);
  const question = useView(
    view,
    ({ chip, search, sort }) => `${chip} ${sort.by} ${sort.descending} ${search}`,
  );
  const wallTimes = useWallTimes(yard);
  const matching = answer.page?.matching ?? 0;
  const rows = useRowWindow(box, matching);
  const { first, last, baseRow, basePx } = rows.window;
  const shownTask = useTablePlace(view, box, question);
  useRowsInPlace(view, box);
  const step = useRowSteps({ view, bus, source, rows, shownTask });

  // biome-ignore lint/correctness/useExhaustiveDependencies: other rows to draw are the reason
  useEffect(() => {
    // The box may just have been scrolled to where the table was left.
    const drawn = rows.now();
    pager.lookAt(drawn.first, Math.max(drawn.first, drawn.last));
  }, [pager, rows.now, first, last]);

  useEffect(() => {
    const element = box.current;
    const copy = (event: ClipboardEvent) => {
      if (String(getSelection() ?? '') === '' && onCopy(event)) event.preventDefault();
    };
    element?.addEventListener('copy', copy);
    return () => element?.removeEventListener('copy', copy);
  }, [box, onCopy]);

  const pick = useCallback(
    (row: ResultRow, index: number, keys: HeldKeys) => {
      if (keys.shiftKey || keys.ctrlKey || keys.metaKey) tick(row, index, keys);
      else toggleTask(view, row.task);
    },
    [view, tick],
  );

  const press = useTableKeys({ answer, rows, ticks, step, selectedTask });
  const drawn = Array.from({ length: Math.max(0, last - first + 1) }, (_, n) => first + n);
  const active = drawn.some((index) => rowAt(answer, index)?.task === selectedTask) ? selectedTask : null;
  return (
    <section className={styles.scroller} ref={box} aria-label="Results table">
      <table
        ref={grid}
        className={styles.table}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: its rows are chosen and ticked by keys
        role="grid"
        tabIndex={0}
        aria-label="Tasks"
        aria-rowcount={matching + 1}
        aria-multiselectable
        aria-activedescendant={active === null ? undefined : rowElementId(active)}
        aria-busy={answer.stale}
        style={{
          height: HEADER_PX + boxPx(matching),
          minWidth: neededPx(columns.shown),
          ...{ '--columns': gridTracks(columns.shown) },
        }}
        onKeyDown={press}
      >
        <ResultsHeader
          view={view}
          columns={columns.shown}
          ticked={howMuch(ticks, matching)}
          empty={matching === 0}
          onTickAll={ticked.kind === 'none' ? tickAll : untickAll}
        />
        <tbody className={styles.body} style={{ transform: `translateY(${basePx}px)` }}>
          {drawn.map((index) => {
            const row = rowAt(answer, index);
            return (
              <ResultsRow
                key={row?.task ?? `at ${index}`}
                row={row}
                columns={columns.shown}
                index={index}
                topPx={(index - baseRow) * ROW_PX}
                selected={row !== null && row.task === selectedTask}
                ticked={row !== null && isTicked(ticked, row.task)}
                whyTickStands={ticked.kind === 'matching' ? ALL_TICKED : null}
                wallTimes={wallTimes}
                onPick={pick}
                onTick={tick}
              />
            );
          })}
        </tbody>
      </table>
      {matching === 0 && <ResultsEmpty view={view} answer={answer} />}
    </section>
  );
}

const ALL_TICKED = 'All that match are ticked. Untick all first, then tick rows one by one.';

function howMuch({ ticked }: Ticks, matching: number): 'none' | 'some' | 'all' {
  switch (ticked.kind) {
    case 'none':
      return 'none';
    case 'matching':
      return 'all';
    case 'rows':
      return ticked.rows.size >= matching ? 'all' : 'some';
  }
}
