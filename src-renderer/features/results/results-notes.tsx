import { useEffect, useRef, useState } from 'react';
import { countOf, countText } from '#contract/count-text';
import { durationText } from '#contract/duration-text';
import type { ResultsPager } from '../../state/results-pager';
import { useResults, useView } from '../../state/use-store';
import type { ViewStore } from '../../state/view-store';
import { columnSortedBy, type ResultsColumn } from './results-columns';
import styles from './results-panel.module.css';

export interface ResultsNotesProps {
  readonly view: ViewStore;
  readonly pager: ResultsPager;
  /** The columns that are to be seen. */
  readonly columns: readonly ResultsColumn[];
}

/** What must be known to read the table right: whether it stands, how it is sorted, what it cannot show any more. */
export function ResultsNotes({ view, pager, columns }: ResultsNotesProps) {
  const frozen = useView(view, (state) => state.frozen);
  const sort = useView(view, (state) => state.sort);
  const hidden = columns.some((column) => column.sort === sort.by) ? null : columnSortedBy(sort.by);
  const { total, forgotten, readAtMs } = useResults(pager, ({ page, readAtMs: atMs }) => ({
    total: page?.total ?? 0,
    forgotten: page?.forgotten ?? 0,
    readAtMs: atMs,
  }));
  return (
    <>
      {frozen !== null && <p className={styles.note}>{frozenText(frozen.atMs, readAtMs)}</p>}
      {hidden !== null && (
        <p className={styles.note}>
          Sorted by {hidden.title}, {sort.descending ? 'descending' : 'ascending'}: a column that is hidden.
        </p>
      )}
      {forgotten > 0 && (
        <p className={styles.note}>
          Showing the newest {countText(total)}; {countText(forgotten)} older results were let go. The counts
          are exact.
        </p>
      )}
    </>
  );
}

/** The yard keeps no rows as they were: what is read while the view is frozen is newer than the rest. */
function frozenText(frozenAtMs: number, readAtMs: number): string {
  const at = `Frozen at +${durationText(frozenAtMs)}`;
  if (readAtMs > frozenAtMs)
    return `${at}, but these rows were read after that: at +${durationText(readAtMs)}.`;
  return `${at}: these rows stand as they were; others are read as they are by then.`;
}

/** How many tasks match, as the panel's head shows it. */
export function ResultsSummary({ pager }: { readonly pager: ResultsPager }) {
  const { matching, total } = useResults(pager, ({ page }) => ({
    matching: page?.matching ?? 0,
    total: page?.total ?? 0,
  }));
  if (total === 0) return null;
  return (
    <span className={styles.summary}>
      {matching === total ? countOf(total, 'task') : `${countText(matching)} of ${countOf(total, 'task')}`}
    </span>
  );
}

/** Tells those who do not see the table how many match, once for each question that is asked. */
export function ResultsAnnouncer({ view, pager }: Pick<ResultsNotesProps, 'view' | 'pager'>) {
  const question = useView(view, ({ chip, search }) => `${chip} ${search}`);
  const matching = useResults(pager, ({ page, stale }) => (stale ? null : (page?.matching ?? null)));
  const told = useRef(question);
  const [text, setText] = useState('');
  useEffect(() => {
    if (matching === null || told.current === question) return;
    told.current = question;
    setText(`${countOf(matching, 'task')} ${matching === 1 ? 'matches' : 'match'}`);
  }, [question, matching]);
  return (
    <p className="visually-hidden" role="status">
      {text}
    </p>
  );
}
