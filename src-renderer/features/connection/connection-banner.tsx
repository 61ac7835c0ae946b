import { useYard } from '../../state/use-store';
import type { Yard } from '../../state/yard-store';
import styles from './connection-banner.module.css';

/** Says that the window is out of touch with its yard, while it is. */
export function ConnectionBanner({ yard }: { readonly yard: Yard }) {
  const lost = useYard(yard, ({ connection }) => connection.kind === 'lost');
  const known = useYard(yard, ({ run }) => run > 0);
  return (
    <div aria-live="assertive">
      {lost && (
        <p className={styles.banner} role="status">
          <strong>{known ? 'Connection lost.' : 'No connection.'}</strong>{' '}
          {known
            ? 'What you see is the last that is known. Trying again.'
            : 'The yard does not answer. Trying again.'}
        </p>
      )}
    </div>
  );
}
