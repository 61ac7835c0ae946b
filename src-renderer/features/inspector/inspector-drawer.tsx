import { CloseButton } from '@mantine/core';
import { useId, useRef } from 'react';
import { describeProblem } from '#contract/problem';
import type { TaskId } from '#contract/task';
import type { Inspection } from '../../state/task-inspection';
import type { FrozenMoment } from '../../state/view-store';
import type { Yard } from '../../state/yard-store';
import styles from './inspector.module.css';
import { TaskPage } from './task-page';
import { useFocusReturn } from './use-focus-return';

export interface InspectorDrawerProps {
  readonly yard: Yard;
  readonly now: Exclude<Inspection, { kind: 'none' }>;
  readonly onClose: () => void;
  /** null: the view is live. */
  readonly frozen: FrozenMoment | null;
  readonly onGoTo: (task: TaskId) => void;
  /** Something was done to the task. */
  readonly onAct: () => void;
}

/** One task's drawer: its number and name above, all there is to know of it below. */
export function InspectorDrawer({ onClose, ...page }: InspectorDrawerProps) {
  const { now } = page;
  const drawer = useRef<HTMLElement>(null);
  const titleId = useId();
  useFocusReturn(drawer);
  const record = now.kind === 'known' || now.kind === 'past' ? now.detail.record : null;
  return (
    <section ref={drawer} className={styles.drawer} aria-labelledby={titleId}>
      <div className={styles.head}>
        <h2 className={styles.title} id={titleId} title={record?.name}>
          <span className={styles.number}>#{now.task}</span> <bdi>{record?.name ?? ''}</bdi>
        </h2>
        <CloseButton size="sm" aria-label="Close the inspector" title="Close (Esc)" onClick={onClose} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it is how a keyboard scrolls it */}
      <section className={styles.body} tabIndex={0} aria-label={`Task ${now.task} in detail`}>
        <Content {...page} />
      </section>
    </section>
  );
}

function Content({ now, ...page }: Omit<InspectorDrawerProps, 'onClose'>) {
  switch (now.kind) {
    case 'asking':
      return <p className={styles.note}>Asking the yard …</p>;
    case 'unknown':
      return (
        <div className={styles.note} role="status">
          {now.problems.every(({ field }) => field === 'task') ? (
            <p>
              The yard does not know task {now.task} any more: it was let go, or belongs to an earlier run.
            </p>
          ) : (
            <p>
              The yard did not tell of task {now.task}. {now.problems.map(describeProblem).join(' ')}
            </p>
          )}
        </div>
      );
    case 'known':
    case 'past':
      return (
        <TaskPage
          key={`${now.detail.run} ${now.task}`}
          {...page}
          detail={now.detail}
          isPast={now.kind === 'past'}
        />
      );
    default:
      return now satisfies never;
  }
}
