import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useRef } from 'react';
import type { TaskId } from '#contract/task';
import { countText } from '../../components/count-text';
import { type ResultsPager, rowAt } from '../../state/results-pager';
import { useResults, useView, useYard } from '../../state/use-store';
import { toggleTask, type ViewStore } from '../../state/view-store';
import type { Yard } from '../../state/yard-store';
import { ResultsEmpty } from './results-empty';
import { ResultsHeader } from './results-header';
import { ResultsRow } from './results-row';
import styles from './results-table.module.css';

const ROW_PX = 28;
const HEADER_PX = 28;
/** Browsers cannot lay out higher boxes than some tens of millions of pixels. */
const MOST_ROWS = 500_000;

export interface ResultsTableProps {
  readonly yard: Yard;
  readonly view: ViewStore;
  readonly pager: ResultsPager;
}

/** The tasks that match, as virtual rows over a page that follows the scrolling. */
export function ResultsTable({ yard, view, pager }: ResultsTableProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const answer = useResults(pager, (newest) => newest);
  const selectedTask = useView(view, (state) => state.selectedTask);
  const question = useView(
    view,
    ({ chip, search, sort }) => `${chip} ${search} ${sort.by} ${sort.descending}`,
  );
  const startedAt = useYard(yard, (state) => state.view.header?.startedAt ?? null);
  const matching = answer.page?.matching ?? 0;
  const rows = useVirtualizer({
    count: Math.min(matching, MOST_ROWS),
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    scrollMargin: 0,
    paddingStart: HEADER_PX,
    overscan: 6,
  });
  const inView = rows.getVirtualItems();
  const firstRow = inView[0]?.index ?? 0;
  const lastRow = inView[inView.length - 1]?.index ?? 0;

  useEffect(() => pager.lookAt(firstRow, lastRow), [pager, firstRow, lastRow]);

  // Another question is read from its first row.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the question is the reason, not an input
  useEffect(() => {
    scroller.current?.scrollTo({ top: 0 });
  }, [question]);

  // A task chosen on the lanes is brought into view where the page has it.
  useEffect(() => {
    const { page, offset } = pager.store.getState();
    const index = page?.rows.findIndex(({ task }) => task === selectedTask) ?? -1;
    if (selectedTask !== null && index >= 0) rows.scrollToIndex(offset + index, { align: 'auto' });
  }, [selectedTask, pager, rows]);

  const select = useCallback((task: TaskId) => toggleTask(view, task), [view]);
  const runStartMs = startedAt === null ? null : Date.parse(startedAt);

  return (
    <div className={styles.frame}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it is how a keyboard scrolls the table */}
      <section className={styles.scroller} ref={scroller} tabIndex={0} aria-label="Results table">
        <table
          className={styles.table}
          aria-label="Tasks"
          aria-rowcount={matching + 1}
          aria-busy={answer.stale}
          style={{ height: rows.getTotalSize() }}
        >
          <ResultsHeader view={view} />
          <tbody>
            {inView.map(({ index, start }) => {
              const row = rowAt(answer, index);
              return (
                <ResultsRow
                  key={index}
                  row={row}
                  index={index}
                  topPx={start}
                  selected={row !== null && row.task === selectedTask}
                  runStartMs={runStartMs}
                  onSelect={select}
                />
              );
            })}
          </tbody>
        </table>
        {matching === 0 && <ResultsEmpty yard={yard} view={view} answer={answer} />}
      </section>
      {matching > MOST_ROWS && (
        <p className={styles.note}>
          Showing the first {countText(MOST_ROWS)} of {countText(matching)}; search or choose a status to see
          others.
        </p>
      )}
    </div>
  );
}
