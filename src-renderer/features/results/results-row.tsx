import { type MouseEvent, memo } from 'react';
import type { ResultRow } from '#contract/results-query';
import type { WallTimes } from '../../state/wall-times';
import { cellOf } from './results-cells';
import { NAMING_COLUMN, type ResultsColumn } from './results-columns';
import styles from './results-table.module.css';

/** The keys that were held at a click. */
export type HeldKeys = Pick<MouseEvent, 'shiftKey' | 'ctrlKey' | 'metaKey'>;

export interface ResultsRowProps {
  readonly row: ResultRow | null;
  readonly columns: readonly ResultsColumn[];
  /** Its place among all rows that match, from 0. */
  readonly index: number;
  readonly topPx: number;
  /** The one task that lanes and inspector show, too. */
  readonly selected: boolean;
  readonly ticked: boolean;
  /** Why its tick cannot be changed by itself; null: it can. */
  readonly whyTickStands: string | null;
  readonly wallTimes: WallTimes;
  readonly onPick: (row: ResultRow, index: number, keys: HeldKeys) => void;
  readonly onTick: (row: ResultRow, index: number, keys: HeldKeys) => void;
}

/** The id of a row's element, for the table to say which row its keys are at. */
export const rowElementId = (task: number) => `results-row-${task}`;

/** One task in a line. */
export const ResultsRow = memo(function ResultsRow(props: ResultsRowProps) {
  const { row, columns, index, topPx, selected, ticked, whyTickStands, wallTimes, onPick, onTick } = props;
  const place = { transform: `translateY(${topPx}px)` };
  if (row === null) {
    return (
      <tr className={styles.row} aria-rowindex={index + 2} style={place}>
        <td className={styles.cell} colSpan={columns.length + 1}>
          …
        </td>
      </tr>
    );
  }
  return (
    <tr
      id={rowElementId(row.task)}
      className={styles.row}
      aria-rowindex={index + 2}
      aria-selected={ticked}
      aria-current={selected || undefined}
      data-phase={row.phase}
      style={place}
      onClick={(event) => {
        // A drag over the words is there to copy them.
        if (String(getSelection() ?? '') === '') onPick(row, index, event);
      }}
    >
      <td className={styles.tick}>
        {/* Many rows are drawn anew at each step of a scroll: a plain box costs the least. */}
        <input
          type="checkbox"
          className={styles.box}
          tabIndex={-1}
          checked={ticked}
          disabled={whyTickStands !== null}
          title={whyTickStands ?? undefined}
          aria-label={`Tick task ${row.task}`}
          onChange={() => {}}
          onClick={(event) => {
            event.stopPropagation();
            onTick(row, index, event);
          }}
        />
      </td>
      {columns.map(({ id, numeric }) => {
        const { content, title } = cellOf(id, row, wallTimes);
        return (
          <td
            key={id}
            className={numeric ? styles.number : styles.cell}
            data-column={id}
            data-value={id === 'priority' ? row.priority : undefined}
            title={title}
          >
            {id === NAMING_COLUMN ? (
              <button
                type="button"
                className={styles.pick}
                tabIndex={-1}
                aria-pressed={selected}
                aria-label={`Task ${row.task}`}
                onClick={(event) => {
                  event.stopPropagation();
                  onPick(row, index, event);
                }}
              >
                {content}
              </button>
            ) : (
              content
            )}
          </td>
        );
      })}
    </tr>
  );
});
