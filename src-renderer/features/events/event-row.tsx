import { memo } from 'react';
import { STATUS_MARKS } from '#contract/status-marks';
import { isTaskBound } from '#contract/task-record';
import { StatusGlyph } from '../../components/status-mark';
import { wallTimeText } from '../../components/wall-time-text';
import type { EventLine } from '../../state/event-log';
import type { WallTimes } from '../../state/wall-times';
import { phaseAfter } from './event-groups';
import { eventTimeText } from './event-time';
import styles from './events-grid.module.css';

export interface EventRowProps {
  readonly id: string;
  readonly line: EventLine;
  readonly words: string;
  /** Its place among the rows, from 0. */
  readonly row: number;
  readonly topPx: number;
  /** Where the keyboard stands. */
  readonly active: boolean;
  /** Whether it speaks of the selected task. */
  readonly selected: boolean;
  readonly wallTimes: WallTimes;
  readonly onPick: (row: number) => void;
  readonly onCopy: (row: number) => void;
}

/** One line of the log. */
export const EventRow = memo(function EventRow(props: EventRowProps) {
  const { id, line, words, row, topPx, active, selected, wallTimes, onPick, onCopy } = props;
  const place = { transform: `translateY(${topPx}px)` };
  const absolute = wallTimeText(wallTimes.at(line.atMs));
  const shared = { id, style: place, 'aria-rowindex': row + 2, 'data-active': active || undefined };
  if (line.type === 'gap') {
    return (
      <tr className={styles.gap} {...shared}>
        <td className={styles.time} title={absolute}>
          {eventTimeText(line.atMs)}
        </td>
        <td className={styles.words}>{words}</td>
      </tr>
    );
  }
  const phase = phaseAfter(line);
  return (
    <tr className={styles.row} {...shared} aria-selected={selected} onClick={() => onPick(row)}>
      <td className={styles.time} title={absolute}>
        {eventTimeText(line.atMs)}
      </td>
      <td className={styles.number}>{line.seq}</td>
      <td className={styles.type} title={line.type}>
        <span className={styles.mark} title={phase === null ? undefined : STATUS_MARKS[phase].word}>
          {phase !== null && <StatusGlyph tone={phase} />}
        </span>
        {line.type}
      </td>
      <td className={styles.number}>{isTaskBound(line) ? line.task : ''}</td>
      <td className={styles.number}>{'lane' in line ? (line.lane ?? '') : ''}</td>
      <td className={styles.words} data-tone={phase ?? undefined} title={words}>
        {words}
      </td>
      <td>
        <button
          type="button"
          className={styles.copy}
          tabIndex={-1}
          aria-label={`Copy event ${line.seq} as JSON`}
          title="Copy as JSON (Ctrl or Cmd with C on the row)"
          onClick={(event) => {
            event.stopPropagation();
            onCopy(row);
          }}
        >
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <path d="M5.5 5.5 H13.5 V13.5 H5.5 Z M10.5 5.5 V2.5 H2.5 V10.5 H5.5" />
          </svg>
        </button>
      </td>
    </tr>
  );
});
