import { countOf, countText } from '#contract/count-text';
import type { TaskListSummary } from '#contract/task-import';
import styles from './import.module.css';
import { kindsText, namesText, prioritiesText } from './import-words';
import { ProgramsList } from './programs-list';

const FORMATS = { json: 'JSON', ndjson: 'NDJSON', csv: 'CSV' } as const;

/** What a task list holds, and every program that it would run. */
export function ListSummary({ list }: { readonly list: TaskListSummary }) {
  return (
    <>
      <dl className={styles.facts}>
        <dt>File</dt>
        <dd>
          {list.fileName}, {FORMATS[list.format]}
        </dd>
        <dt>Tasks</dt>
        <dd>{countText(list.tasks)}</dd>
        <dt>Kinds</dt>
        <dd>{kindsText(list)}</dd>
        <dt>Priorities</dt>
        <dd>{prioritiesText(list)}</dd>
        <dt>Names</dt>
        <dd>{namesText(list)}</dd>
      </dl>
      {list.programs.length === 0 ? (
        <p className={styles.words}>
          {list.tasks === 1 ? 'It is' : 'All are'} submitted at once, with the limits of the yard where the
          list says no other.
        </p>
      ) : (
        <>
          <p className={styles.words}>
            <strong>It runs {countOf(list.programCount, 'program')} on this machine</strong>, with all that
            you may do yourself. Look at {list.programCount === 1 ? 'it' : 'each'} before you let{' '}
            {list.programCount === 1 ? 'it' : 'them'} run.
          </p>
          <ProgramsList list={list} />
        </>
      )}
    </>
  );
}
