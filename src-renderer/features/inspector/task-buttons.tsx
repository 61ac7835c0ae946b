import { Button } from '@mantine/core';
import { useState } from 'react';
import { describeProblem } from '#contract/problem';
import type { TaskId } from '#contract/task';
import type { TaskDetail } from '#contract/task-detail';
import { pressProps } from '../../components/press-props';
import { resubmitText } from '../../components/resubmit-words';
import { whyIntakeIsClosed, whyNothingChanges } from '../../state/selectors';
import { useYard } from '../../state/use-store';
import type { Yard } from '../../state/yard-store';
import styles from './inspector.module.css';
import { whyNoCancel, whyNoDuplicate, whyNoRetry } from './task-actions';

export interface TaskButtonsProps {
  readonly yard: Yard;
  readonly detail: TaskDetail;
  readonly isPast: boolean;
  readonly onGoTo: (task: TaskId) => void;
  /** Something was done to the task. */
  readonly onAct: () => void;
}

/** What came of the last press. */
interface Said {
  readonly text: string;
  readonly isRefusal: boolean;
  readonly firstTask: TaskId | null;
}

const UNDER_WAY = 'The last press is still under way.';
const CANCELLED: Said = { text: 'Cancelled.', isRefusal: false, firstTask: null };

/** What can be done to one task. Retry and Duplicate make new tasks; this one stays as it is. */
export function TaskButtons({ yard, detail, isPast, onGoTo, onAct }: TaskButtonsProps) {
  const noChange = useYard(yard, whyNothingChanges);
  const intakeClosed = useYard(yard, whyIntakeIsClosed);
  const [said, setSaid] = useState<Said | null>(null);
  const [isUnderWay, setUnderWay] = useState(false);
  const ground = { noChange, intakeClosed, isPast };
  const { run } = detail;
  const { task } = detail.record;

  async function cancel(): Promise<void> {
    setUnderWay(true);
    const reply = await yard.api.call({ command: 'cancel', run, target: { kind: 'task', task } });
    setUnderWay(false);
    onAct();
    setSaid(reply.ok ? CANCELLED : refusal(reply.problems.map(describeProblem)));
  }

  async function submitAgain(): Promise<void> {
    setUnderWay(true);
    const target = { kind: 'tasks', tasks: [task] } as const;
    const reply = await yard.api.call({ command: 'resubmit', run, target });
    setUnderWay(false);
    if (!reply.ok) setSaid(refusal(reply.problems.map(describeProblem)));
    else {
      setSaid({ text: resubmitText(reply.value), isRefusal: false, firstTask: reply.value.firstTask });
    }
  }

  const buttons = [
    {
      label: 'Cancel',
      why: whyNoCancel(detail, ground),
      does: 'Ends it now, wherever it stands',
      act: cancel,
    },
    {
      label: 'Retry',
      why: whyNoRetry(detail, ground),
      does: 'Submits the same once more, as a new task',
      act: submitAgain,
    },
    {
      label: 'Duplicate',
      why: whyNoDuplicate(detail, ground),
      does: 'Submits another task like it',
      act: submitAgain,
    },
  ];
  return (
    <>
      <div className={styles.buttons}>
        {buttons.map(({ label, why, does, act }) => (
          <Button
            key={label}
            size="compact-xs"
            variant="default"
            {...pressProps(why ?? (isUnderWay ? UNDER_WAY : null), () => void act(), does)}
          >
            {label}
          </Button>
        ))}
      </div>
      {/* In another run its numbers would name other tasks. */}
      {said !== null && !isPast && (
        <p
          className={styles.said}
          data-refusal={said.isRefusal || undefined}
          role={said.isRefusal ? 'alert' : 'status'}
        >
          {said.text}
          {said.firstTask !== null && <GoTo task={said.firstTask} onGoTo={onGoTo} />}
        </p>
      )}
    </>
  );
}

function GoTo({ task, onGoTo }: { readonly task: TaskId; readonly onGoTo: (task: TaskId) => void }) {
  return (
    <Button size="compact-xs" variant="subtle" onClick={() => onGoTo(task)}>
      Go to #{task}
    </Button>
  );
}

function refusal(problems: readonly string[]): Said {
  return { text: problems.join(' '), isRefusal: true, firstTask: null };
}
