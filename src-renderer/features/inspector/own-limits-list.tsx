import { durationText } from '#contract/duration-text';
import type { OwnLimits } from '#contract/task';
import type { TaskRecord } from '#contract/task-record';
import styles from './inspector.module.css';

const WORDS: Readonly<Record<keyof OwnLimits, string>> = {
  maxAttempts: 'attempts',
  attemptTimeoutMs: 'attempt timeout',
  queueTimeoutMs: 'queue timeout',
  totalTimeoutMs: 'total timeout',
};
const KEYS = Object.keys(WORDS) as (keyof OwnLimits)[];

/** The limits that a task has of its own, in place of the yard's. Nothing where it has none. */
export function OwnLimitsList({ record }: { readonly record: TaskRecord }) {
  const { own } = record;
  if (own === null) return null;
  return (
    <section>
      <h3 className={styles.heading}>Limits of its own</h3>
      <dl className={styles.pairs}>
        {KEYS.filter((key) => own[key] !== undefined).map((key) => (
          <div key={key}>
            <dt>{WORDS[key]}</dt>
            <dd>{textOf(key, own[key] ?? null)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function textOf(key: keyof OwnLimits, value: number | null): string {
  if (value === null) return 'no limit';
  return key === 'maxAttempts' ? String(value) : durationText(value);
}
