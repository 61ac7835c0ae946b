import { useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useCallback, useEffect, useId, useLayoutEffect, useRef } from 'react';
import { isTaskBound } from '#contract/task-record';
import type { ActionBus } from '../../state/action-bus';
import { useKeptLook } from '../../state/use-kept-look';
import { useView } from '../../state/use-store';
import { useWallTimes } from '../../state/use-wall-times';
import { toggleTask, type ViewStore } from '../../state/view-store';
import type { Yard } from '../../state/yard-store';
import { EventRow } from './event-row';
import { eventWords } from './event-words';
import styles from './events-grid.module.css';
import { READING_PLACE } from './events-looks';
import { useGridKeys } from './use-grid-keys';
import type { ShownEvents } from './use-shown-events';

const ROW_PX = 24;
const HEADER_PX = 26;
/** So near to the end counts as at the end, in pixels. */
const END_PX = ROW_PX;

const COLUMNS = ['time', '#', 'event', 'task', 'lane', 'what happened'] as const;

export interface EventsGridProps {
  readonly yard: Yard;
  readonly view: ViewStore;
  readonly bus: ActionBus;
  readonly shown: ShownEvents;
  /** The grid itself, for those who hand it the focus. */
  readonly grid: RefObject<HTMLTableElement | null>;
  /** Whether the newest row is kept in sight. */
  readonly following: boolean;
  /** Somebody reads in the log, or has come back to its end. */
  readonly onFollow: (following: boolean) => void;
  /** A row of the log is to be copied, by its index in the log. */
  readonly onCopy: (index: number) => void;
}

/** The events that are shown, as virtual rows; the newest is the last. */
export function EventsGrid(props: EventsGridProps) {
  const { yard, view, bus, shown, grid, following, onFollow, onCopy } = props;
  const { log, filtered } = shown;
  const scroller = useRef<HTMLDivElement>(null);
  const [{ activeIndex, topPx }, setPlace] = useKeptLook(view, READING_PLACE);
  const setActiveIndex = useCallback(
    (index: number) => setPlace((before) => ({ ...before, activeIndex: index })),
    [setPlace],
  );
  const selectedTask = useView(view, (state) => state.selectedTask);
  const wallTimes = useWallTimes(yard);
  const gridId = useId();
  const count = filtered.length;
  const rows = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    paddingStart: HEADER_PX,
    overscan: 4,
    useFlushSync: false,
    initialOffset: topPx,
  });
  const inView = rows.getVirtualItems();
  const activeRow = activeIndex === null ? -1 : filtered.rowOf(activeIndex);
  const rowId = (row: number) => `${gridId}-${filtered.indexAt(row)}`;

  const heightPx = rows.getTotalSize();
  useLayoutEffect(() => {
    if (following && scroller.current !== null) scroller.current.scrollTop = heightPx;
  }, [following, heightPx]);

  // What was shown before another tab was is shown again as it was, wherever the keyboard stood.
  const shownRow = useRef(activeRow);
  useEffect(() => {
    if (activeRow === shownRow.current) return;
    shownRow.current = activeRow;
    if (activeRow >= 0 && !following) rows.scrollToIndex(activeRow, { align: 'auto' });
  }, [activeRow, following, rows]);

  useLayoutEffect(() => {
    const box = scroller.current;
    return () => setPlace((before) => ({ ...before, topPx: box?.scrollTop ?? 0 }));
  }, [setPlace]);

  const pick = useCallback(
    (row: number) => {
      const line = filtered.at(row);
      setActiveIndex(filtered.indexAt(row));
      if (line !== null && line.type !== 'gap' && isTaskBound(line)) toggleTask(view, line.task);
    },
    [filtered, view, setActiveIndex],
  );
  const copy = useCallback((row: number) => onCopy(filtered.indexAt(row)), [filtered, onCopy]);

  function scrolled(): void {
    const box = scroller.current;
    if (box === null) return;
    const atEnd = box.scrollTop + box.clientHeight >= box.scrollHeight - END_PX;
    if (atEnd !== following) onFollow(atEnd);
  }

  const press = useGridKeys({
    ...{ bus, count, row: activeRow },
    pageRows: () => Math.floor((scroller.current?.clientHeight ?? 0) / ROW_PX) - 2,
    goTo(row) {
      setActiveIndex(filtered.indexAt(row));
      onFollow(row === count - 1);
    },
    select(row) {
      const line = filtered.at(row);
      if (line !== null && 'task' in line) view.setState({ selectedTask: line.task });
    },
    pick,
    copy,
  });

  return (
    <div ref={scroller} className={styles.scroller} onScroll={scrolled}>
      <table
        ref={grid}
        className={styles.grid}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: arrow keys go from row to row
        role="grid"
        aria-label="Events"
        aria-rowcount={count + 1}
        tabIndex={0}
        aria-activedescendant={inView.some(({ index }) => index === activeRow) ? rowId(activeRow) : undefined}
        style={{ height: heightPx }}
        onKeyDown={press}
      >
        <thead className={styles.head}>
          <tr className={styles.header} aria-rowindex={1}>
            {COLUMNS.map((title) => (
              <th key={title} className={styles.title} scope="col">
                {title}
              </th>
            ))}
            <td aria-label="copy" />
          </tr>
        </thead>
        <tbody>
          {inView.map(({ index: row, start }, place) => {
            const line = filtered.at(row);
            if (line === null) return null;
            return (
              <EventRow
                // A line that comes takes the place of one that goes: to fill rows anew costs a fraction of making them.
                // biome-ignore lint/suspicious/noArrayIndexKey: see above
                key={place}
                id={rowId(row)}
                line={line}
                words={eventWords(line, log)}
                row={row}
                topPx={start}
                active={row === activeRow}
                selected={selectedTask !== null && 'task' in line && line.task === selectedTask}
                wallTimes={wallTimes}
                onPick={pick}
                onCopy={copy}
              />
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
