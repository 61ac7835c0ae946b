import { countOf, countText } from '#contract/count-text';
import type { TaskListSummary } from '#contract/task-import';
import styles from './import.module.css';

/** Every program that a list would run, whole, as far as a summary tells them. */
export function ProgramsList({ list }: { readonly list: TaskListSummary }) {
  const { programs, programCount } = list;
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and whoever has no pointer must reach its end */}
      <section className={styles.programs} aria-label="Programs of the list" tabIndex={0}>
        <ul>
          {programs.map(({ executor, text, cwd, tasks }) => (
            <li key={`${executor} ${cwd} ${text}`}>
              <span className={styles.sort}>
                {executor} · {countOf(tasks, 'task')}
              </span>
              <code>{text}</code>
              {cwd !== null && (
                <span className={styles.where}>
                  in <code>{cwd}</code>
                </span>
              )}
            </li>
          ))}
        </ul>
      </section>
      {programCount > programs.length && (
        <p className={styles.words}>
          {countText(programs.length)} of {countText(programCount)} different programs are shown. Whoever runs
          the list runs the others unseen.
        </p>
      )}
    </>
  );
}
