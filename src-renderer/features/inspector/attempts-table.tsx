import { Button } from '@mantine/core';
import { type RefObject, useRef, useState } from 'react';
import { countOf } from '#contract/count-text';
import { durationText } from '#contract/duration-text';
import { STATUS_MARKS } from '#contract/status-marks';
import type { AttemptRecord, TaskRecord } from '#contract/task-record';
import { StatusMark } from '../../components/status-mark';
import { useFocusHeir } from '../../components/use-focus-heir';
import styles from './attempts-table.module.css';
import heading from './inspector.module.css';

/** Where there are more, the newest are shown first. */
const MOST_SHOWN = 50;

export interface AttemptsTableProps {
  readonly record: TaskRecord;
  /** Now, in milliseconds of the run. */
  readonly atMs: number;
  /** The attempt whose body runs on after its verdict; null: none does. */
  readonly ghost: number | null;
}

/** A task's attempts: where and when each ran, and how it came out. */
export function AttemptsTable({ record, atMs, ghost }: AttemptsTableProps) {
  const { attempts, settledAtMs } = record;
  const [isAll, setAll] = useState(false);
  const table = useRef<HTMLTableElement>(null);
  const earlier = Math.max(0, attempts.length - MOST_SHOWN);
  const shown = isAll ? attempts : attempts.slice(earlier);
  return (
    <section>
      <h3 className={heading.heading}>Attempts</h3>
      {attempts.length === 0 && (
        <p className={heading.none}>
          {settledAtMs === null ? 'None yet: it has not started.' : 'None: it never started.'}
        </p>
      )}
      {earlier > 0 && !isAll && <EarlierButton earlier={earlier} heir={table} onPress={() => setAll(true)} />}
      {attempts.length > 0 && (
        <table ref={table} className={styles.table} aria-label="Attempts" tabIndex={-1}>
          <thead>
            <tr>
              <th scope="col" title="Which attempt">
                n
              </th>
              <th scope="col">lane</th>
              <th scope="col" title="When it started, counted from the beginning of the run">
                start
              </th>
              <th scope="col" title="From start to verdict">
                took
              </th>
              <th scope="col">outcome</th>
            </tr>
          </thead>
          {shown.map((attempt) => (
            <Attempt
              key={attempt.attempt}
              attempt={attempt}
              atMs={atMs}
              isGhost={attempt.attempt === ghost}
            />
          ))}
        </table>
      )}
    </section>
  );
}

interface EarlierButtonProps {
  readonly earlier: number;
  /** Has the focus afterwards: the button goes. */
  readonly heir: RefObject<HTMLElement | null>;
  readonly onPress: () => void;
}

function EarlierButton({ earlier, heir, onPress }: EarlierButtonProps) {
  const button = useRef<HTMLButtonElement>(null);
  useFocusHeir(button, () => heir.current);
  return (
    <Button ref={button} size="compact-xs" variant="subtle" onClick={onPress}>
      Show {countOf(earlier, 'earlier attempt')}
    </Button>
  );
}

interface AttemptProps {
  readonly attempt: AttemptRecord;
  readonly atMs: number;
  readonly isGhost: boolean;
}

function Attempt({ attempt, atMs, isGhost }: AttemptProps) {
  const { lane, startedAtMs, settledAtMs, outcome, error } = attempt;
  const ghost = ghostText(attempt, atMs, isGhost);
  const phase = outcome ?? 'running';
  return (
    <tbody>
      <tr>
        <td>{attempt.attempt}</td>
        <td>{lane}</td>
        <td>+{durationText(startedAtMs)}</td>
        <td>{durationText((settledAtMs ?? atMs) - startedAtMs)}</td>
        <td>
          <StatusMark tone={phase} word={STATUS_MARKS[phase].word} />
        </td>
      </tr>
      {error !== null && (
        <tr className={styles.more}>
          <td colSpan={5}>
            <span className={styles.error} title={error.message}>
              {error.name}: <bdi>{error.message}</bdi>
            </span>
            {error.retryable === false && ' (no retry may follow)'}
          </td>
        </tr>
      )}
      {ghost !== null && (
        <tr className={styles.more}>
          <td colSpan={5}>{ghost}</td>
        </tr>
      )}
    </tbody>
  );
}

/** How long the body went on after its verdict; null: it did not. */
function ghostText(
  { settledAtMs, stoppedAtMs }: AttemptRecord,
  atMs: number,
  isGhost: boolean,
): string | null {
  if (settledAtMs === null) return null;
  if (stoppedAtMs !== null) return `ghost: its body ran on for ${durationText(stoppedAtMs - settledAtMs)}`;
  return isGhost ? `ghost: its body runs on, for ${durationText(atMs - settledAtMs)} so far` : null;
}
