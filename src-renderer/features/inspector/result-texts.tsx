import type { TaskRecord } from '#contract/task-record';
import { CopyButton } from '../../components/copy-button';
import styles from './inspector.module.css';

/** What a task brought, in full. Nothing where it brought nothing. */
export function ResultTexts({ record }: { readonly record: TaskRecord }) {
  const { output, error } = record;
  return (
    <>
      {output !== null && <FullText title="Output" text={output} />}
      {error !== null && <FullText title="Error" text={`${error.name}: ${error.message}`} />}
    </>
  );
}

function FullText({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    <section>
      <div className={styles.line}>
        <h3 className={styles.heading}>{title}</h3>
        <CopyButton label="Copy" title={`Copy the ${title.toLowerCase()}`} text={() => text} />
      </div>
      <pre className={styles.text} dir="auto">
        {text}
      </pre>
    </section>
  );
}
