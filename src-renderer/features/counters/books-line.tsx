import { countText } from '#contract/count-text';
import { StatusGlyph } from '../../components/status-mark';
import { selectBooks } from '../../state/selectors';
import { useYard } from '../../state/use-store';
import type { Yard } from '../../state/yard-store';
import styles from './books-line.module.css';

/** The conservation line: nothing accepted is lost, or an alarm says that we are wrong. */
export function BooksLine({ yard }: { readonly yard: Yard }) {
  const books = useYard(yard, selectBooks);
  return (
    <p
      className={styles.books}
      data-balanced={books.balanced}
      data-testid="books"
      title="Every accepted task settles exactly once, or is still pending"
    >
      <span className={styles.verdict} role={books.balanced ? undefined : 'alert'}>
        {books.balanced ? 'balanced' : 'The books do not balance: a task is lost or counted twice.'}
      </span>
      <span>
        <span className="visually-hidden">accepted </span>
        {countText(books.accepted)} =
      </span>
      <span>
        <StatusGlyph tone="succeeded" />
        <span className="visually-hidden">succeeded </span>
        {countText(books.succeeded)} +
      </span>
      <span>
        <StatusGlyph tone="failed" />
        <span className="visually-hidden">failed </span>
        {countText(books.failed)} +
      </span>
      <span>
        <StatusGlyph tone="timed-out" />
        <span className="visually-hidden">timed out </span>
        {countText(books.timedOut)} +
      </span>
      <span>
        <StatusGlyph tone="cancelled" />
        <span className="visually-hidden">cancelled </span>
        {countText(books.cancelled)} +
      </span>
      <span>{countText(books.pending)} pending</span>
    </p>
  );
}
