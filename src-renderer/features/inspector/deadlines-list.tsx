import { durationText } from '#contract/duration-text';
import type { RunningDeadline } from '#contract/task-detail';
import styles from './inspector.module.css';

const WORDS: Readonly<Record<RunningDeadline['kind'], string>> = {
  'attempt-timeout': 'attempt timeout',
  'queue-timeout': 'queue timeout',
  'total-timeout': 'total timeout',
};

export interface DeadlinesListProps {
  readonly deadlines: readonly RunningDeadline[];
  /** Now, in milliseconds of the run. */
  readonly atMs: number;
}

/** The deadlines that run now, with the time that is left. */
export function DeadlinesList({ deadlines, atMs }: DeadlinesListProps) {
  return (
    <section>
      <h3 className={styles.heading}>Deadlines</h3>
      {deadlines.length === 0 && <p className={styles.none}>None runs.</p>}
      <dl className={styles.pairs}>
        {deadlines.map((deadline) => (
          <div key={deadline.kind} title={`At +${durationText(deadline.atMs)} of the run`}>
            <dt>{WORDS[deadline.kind]}</dt>
            <dd>{deadline.atMs > atMs ? `${durationText(deadline.atMs - atMs)} left` : 'due now'}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
