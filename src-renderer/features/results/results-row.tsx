import { memo } from 'react';
import type { ResultRow } from '#contract/results-query';
import { STATUS_MARKS } from '#contract/status-marks';
import type { CancelReason, TaskId } from '#contract/task';
import { durationText } from '../../components/duration-text';
import { StatusMark } from '../../components/status-mark';
import styles from './results-table.module.css';

export interface ResultsRowProps {
  readonly row: ResultRow | null;
  /** Its place among all rows that match, from 0. */
  readonly index: number;
  readonly topPx: number;
  readonly selected: boolean;
  /** When the run began, in milliseconds since 1970; null where the clock is not the world's. */
  readonly runStartMs: number | null;
  readonly onSelect: (task: TaskId) => void;
}

/** One task in a line. */
export const ResultsRow = memo(function ResultsRow(props: ResultsRowProps) {
  const { row, index, topPx, selected, runStartMs, onSelect } = props;
  const place = { transform: `translateY(${topPx}px)` };
  if (row === null) {
    return (
      <tr className={styles.row} aria-rowindex={index + 2} style={place}>
        <td className={styles.cell} colSpan={11}>
          …
        </td>
      </tr>
    );
  }
  const finishedAt = row.settledAtMs === null || runStartMs === null ? null : runStartMs + row.settledAtMs;
  return (
    <tr
      className={styles.row}
      aria-rowindex={index + 2}
      data-selected={selected || undefined}
      data-phase={row.phase}
      style={place}
      onClick={() => onSelect(row.task)}
    >
      <td className={styles.number}>
        <button
          type="button"
          className={styles.pick}
          aria-pressed={selected}
          aria-label={`Task ${row.task}`}
          onClick={(event) => {
            event.stopPropagation();
            onSelect(row.task);
          }}
        >
          {row.task}
        </button>
      </td>
      <td className={styles.cell} title={`${row.name} (${row.kind})`}>
        {row.name}
      </td>
      <td className={styles.cell} data-priority={row.priority}>
        {row.priority}
      </td>
      <td className={styles.cell}>
        <StatusMark tone={row.phase} word={STATUS_MARKS[row.phase].word} />
      </td>
      <td className={styles.number}>{row.attempts}</td>
      <td className={styles.number}>{durationText(row.waitMs)}</td>
      <td className={styles.number}>{row.attempts === 0 ? '–' : durationText(row.runMs)}</td>
      <td className={styles.number}>{row.backoffMs === 0 ? '–' : durationText(row.backoffMs)}</td>
      <td className={styles.number}>{row.lane ?? '–'}</td>
      <td className={styles.number} title={finishedAt === null ? undefined : clockTime(finishedAt)}>
        {durationText(row.settledAtMs)}
      </td>
      <td className={styles.result} title={resultText(row)}>
        {resultText(row)}
      </td>
    </tr>
  );
});

const REASONS: Readonly<Record<CancelReason, string>> = {
  user: 'cancelled on request',
  shutdown: 'cancelled by the shutdown',
  dropped: 'dropped from the full queue',
  'grace-expired': 'cancelled when the grace period passed',
};

/** What a task brought: its output, its error, or why it was cancelled. */
export function resultText(row: Pick<ResultRow, 'output' | 'error' | 'reason'>): string {
  if (row.reason !== null) return REASONS[row.reason];
  if (row.error !== null) return row.error.message;
  return row.output ?? '';
}

function clockTime(epochMs: number): string {
  return new Date(epochMs).toLocaleString();
}
