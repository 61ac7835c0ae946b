import type { ProblemsByField } from '../../state/problem-fields';
import styles from './submit-panel.module.css';

/** Fields that show their problem themselves. */
const SHOWN_AT_THEIR_FIELD = new Set(['count', 'mix', 'priorities', 'arrivals.perSecond', 'name']);

/** What was refused and belongs to no one field. */
export function SubmitProblems({ problems }: { readonly problems: ProblemsByField }) {
  const rest = Object.entries(problems).filter(([field]) => !SHOWN_AT_THEIR_FIELD.has(field));
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
