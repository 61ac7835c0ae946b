import { Button } from '@mantine/core';
import { countText } from '../../components/count-text';
import { selectBooks } from '../../state/selectors';
import { useYard } from '../../state/use-store';
import type { ViewStore } from '../../state/view-store';
import type { Yard } from '../../state/yard-store';
import { FatesLine } from './fates-line';
import styles from './shutdown-strip.module.css';
import { howItStopped } from './shutdown-words';
import { useShutdown } from './use-shutdown';

/** A yard that has ended: how, with what balance, and how to begin again. */
export function StoppedStrip({ yard, view }: { readonly yard: Yard; readonly view: ViewStore }) {
  const { refused, startAgain } = useShutdown(yard);
  const how = useYard(yard, (state) => howItStopped(state.view, state.shutdownBy));
  const connected = useYard(yard, ({ connection }) => connection.kind === 'open');
  const books = useYard(yard, selectBooks);
  const { accepted, succeeded, failed, timedOut, cancelled, pending } = books;
  return (
    <section className={styles.strip} data-phase="stopped" aria-label="Shutdown">
      <div className={styles.words}>
        <strong>Stopped</strong>
        <span>{how}</span>
        <span className={styles.books} data-testid="final-books">
          {countText(accepted)} accepted = {countText(succeeded)} succeeded + {countText(failed)} failed +{' '}
          {countText(timedOut)} timed out + {countText(cancelled)} cancelled
          {pending === 0 ? '' : ` + ${countText(pending)} pending`}
          {books.balanced ? '. Nothing was lost.' : '. The books do not balance.'}
        </span>
        <FatesLine yard={yard} view={view} />
      </div>
      {refused !== null && <span role="alert">{refused}</span>}
      <Button
        size="xs"
        disabled={!connected}
        title={connected ? undefined : 'No connection to the yard'}
        onClick={startAgain}
      >
        Start again
      </Button>
    </section>
  );
}
