import type { ProblemsByField } from '../../state/problem-fields';
import styles from './limits-panel.module.css';

/** Fields of the form, each of which shows its own problem. */
const FIELDS =
  /^(workers|maxAttempts|\w+TimeoutMs|backoff|backoffLane|jitter|rate|priority|queueCapacity|overflow)/;

/** What was refused and belongs to no field. */
export function LimitsProblems({ problems }: { readonly problems: ProblemsByField }) {
  const rest = Object.entries(problems).filter(([field]) => !FIELDS.test(field));
  if (rest.length === 0) return null;
  return (
    <ul className={styles.problems} role="alert">
      {rest.map(([field, text]) => (
        <li key={field}>
          <strong>{field}</strong>: {text}
        </li>
      ))}
    </ul>
  );
}
