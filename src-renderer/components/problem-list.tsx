import styles from './problem-list.module.css';

export interface ProblemListProps {
  /** What is wrong, by field. */
  readonly problems: Readonly<Record<string, string>>;
  /** Whether a field shows its problem itself. */
  readonly isShownElsewhere: (field: string) => boolean;
}

/** What was refused and belongs to no field of a form. */
export function ProblemList({ problems, isShownElsewhere }: ProblemListProps) {
  const rest = Object.entries(problems).filter(([field]) => !isShownElsewhere(field));
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
