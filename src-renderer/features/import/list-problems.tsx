import { countText } from '#contract/count-text';
import type { Problem } from '#contract/problem';
import styles from './import.module.css';

/** What is wrong with a file, and where. */
export function ListProblems({ problems }: { readonly problems: readonly Problem[] }) {
  return (
    <>
      <p className={styles.words} role="alert">
        Nothing of it runs.{' '}
        {problems.length === 1 ? 'This is' : `These ${countText(problems.length)} things are`} wrong with it:
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and whoever has no pointer must reach its end */}
      <section className={styles.problems} aria-label="Problems" tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">where</th>
              <th scope="col">expected</th>
              <th scope="col">got</th>
            </tr>
          </thead>
          <tbody>
            {problems.map(({ field, expected, got }, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two problems may read alike
              <tr key={at}>
                <th scope="row">{field}</th>
                <td>{expected}</td>
                <td>
                  <code>{got}</code>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}
