import { shownText } from '#contract/shown-text';
import type { WorkBody } from '#contract/work';
import styles from './program-line.module.css';
import { programText } from './work/program-text';

/** A program as it would run, whole, with where and with what added; nothing for other work. */
export function ProgramLine({ work }: { readonly work: WorkBody }) {
  const text = programText(work);
  if (text === null) return null;
  const env = work.executor === 'command' ? Object.entries(work.env ?? {}) : [];
  return (
    <dl className={styles.program}>
      <dt>Runs</dt>
      <dd>
        <code>{text}</code>
      </dd>
      {work.executor === 'command' && work.cwd !== undefined && (
        <>
          <dt>in</dt>
          <dd>
            <code>{shownText(work.cwd)}</code>
          </dd>
        </>
      )}
      {env.length > 0 && (
        <>
          <dt>with</dt>
          <dd>
            <code>{env.map(([name, value]) => `${shownText(name)}=${shownText(value)}`).join('\n')}</code>
          </dd>
        </>
      )}
    </dl>
  );
}
