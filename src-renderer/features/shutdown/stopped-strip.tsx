import { Button } from '@mantine/core';
import { useRef } from 'react';
import { countText } from '#contract/count-text';
import { pressProps } from '../../components/press-props';
import { Refusal } from '../../components/refusal';
import { useFocusHeir } from '../../components/use-focus-heir';
import { selectBooks, whyNothingChanges } from '../../state/selectors';
import { useYard } from '../../state/use-store';
import type { ViewStore } from '../../state/view-store';
import type { Yard } from '../../state/yard-store';
import { FatesLine } from './fates-line';
import styles from './shutdown-strip.module.css';
import { howItStopped } from './shutdown-words';
import { useShutdown } from './use-shutdown';

export const START_AGAIN_ID = 'start-again';

export interface StoppedStripProps {
  readonly yard: Yard;
  readonly view: ViewStore;
  /** What has the focus when a new run begins, where this had it before. */
  readonly heir: () => HTMLElement | null;
}

/** A yard that has ended: how, with what balance, and how to begin again. */
export function StoppedStrip({ yard, view, heir }: StoppedStripProps) {
  const self = useRef<HTMLElement>(null);
  useFocusHeir(self, heir);
  const { refused, dismiss, startAgain } = useShutdown(yard);
  const how = useYard(yard, (state) => howItStopped(state.view, state.shutdownBy));
  const why = useYard(yard, whyNothingChanges);
  const books = useYard(yard, selectBooks);
  const { accepted, succeeded, failed, timedOut, cancelled, pending } = books;
  return (
    <section ref={self} className={styles.strip} data-phase="stopped" aria-label="Shutdown">
      <div className={styles.words}>
        <strong>Stopped</strong>
        <span>{how}</span>
        <span className={styles.books} data-testid="final-books">
          {countText(accepted)} accepted = {countText(succeeded)} succeeded + {countText(failed)} failed +{' '}
          {countText(timedOut)} timed out + {countText(cancelled)} cancelled
          {pending === 0 ? '' : ` + ${countText(pending)} pending`}
          {books.balanced ? '. Nothing was lost.' : '. The books do not balance.'}
        </span>
        <span className={styles.break} />
        <FatesLine yard={yard} view={view} />
      </div>
      <Refusal text={refused} onDismiss={dismiss} />
      <Button id={START_AGAIN_ID} size="xs" {...pressProps(why, startAgain)}>
        Start again
      </Button>
    </section>
  );
}
