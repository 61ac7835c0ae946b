import { durationText } from '#contract/duration-text';
import { STATUS_MARKS } from '#contract/status-marks';
import type { TaskId } from '#contract/task';
import type { TaskDetail } from '#contract/task-detail';
import { StatusMark } from '../../components/status-mark';
import { isAfter } from '../../state/freeze';
import { useYard } from '../../state/use-store';
import type { FrozenMoment } from '../../state/view-store';
import type { Yard } from '../../state/yard-store';
import { AttemptsTable } from './attempts-table';
import { DeadlinesList } from './deadlines-list';
import { ghostAttemptOf } from './ghost-attempt';
import styles from './inspector.module.css';
import { OwnLimitsList } from './own-limits-list';
import { ResultTexts } from './result-texts';
import { TaskButtons } from './task-buttons';
import { timeSplit } from './time-split';
import { TimeSplitBar } from './time-split-bar';
import { why } from './why';

export interface TaskPageProps {
  readonly yard: Yard;
  readonly detail: TaskDetail;
  /** A new run has begun since: this is how it was last seen. */
  readonly isPast: boolean;
  /** null: the view is live. */
  readonly frozen: FrozenMoment | null;
  readonly onGoTo: (task: TaskId) => void;
  /** Something was done to the task. */
  readonly onAct: () => void;
}

/** All there is to know of one task. */
export function TaskPage({ yard, detail, isPast, frozen, onGoTo, onAct }: TaskPageProps) {
  const { record } = detail;
  const clockPaused = useYard(yard, ({ clock }) => clock.paused);
  const ghost = useYard(yard, (state) => (isPast ? null : ghostAttemptOf(state, record.task)));
  const isPending = record.settledAtMs === null;
  return (
    <>
      <p className={styles.facts}>
        <StatusMark tone={record.phase} word={STATUS_MARKS[record.phase].word} />
        <span>
          kind <bdi>{record.kind}</bdi>
        </span>
        <span>{record.priority} priority</span>
      </p>
      {isPast && (
        <p className={styles.past} role="status">
          This task belongs to an earlier run: this is how it was last seen.
        </p>
      )}
      {frozen !== null && !isPast && isAfter(frozen, detail.atMs) && (
        <p className={styles.past} role="status">
          The view is frozen at +{durationText(frozen.atMs)}: this is how the task was at +
          {durationText(detail.atMs)}.
        </p>
      )}
      <p className={styles.why} data-testid="why">
        {why(detail, { clockPaused: clockPaused && !isPast })}
      </p>
      <TaskButtons yard={yard} detail={detail} isPast={isPast} onGoTo={onGoTo} onAct={onAct} />
      <TimeSplitBar split={timeSplit(record, detail.atMs)} isPending={isPending} />
      {isPending && <DeadlinesList deadlines={detail.deadlines} atMs={detail.atMs} />}
      <AttemptsTable record={record} atMs={detail.atMs} ghost={ghost} />
      <ResultTexts record={record} />
      <OwnLimitsList record={record} />
    </>
  );
}
