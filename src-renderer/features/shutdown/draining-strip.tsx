import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { countOf, countText } from '#contract/count-text';
import { durationText } from '#contract/duration-text';
import { pressProps } from '../../components/press-props';
import { useFocusHeir } from '../../components/use-focus-heir';
import type { ActionBus } from '../../state/action-bus';
import { laneWork } from '../../state/selectors';
import { useYard } from '../../state/use-store';
import type { ViewStore } from '../../state/view-store';
import { yardNow } from '../../state/yard-now';
import type { Yard, YardState } from '../../state/yard-store';
import { FatesLine } from './fates-line';
import styles from './shutdown-strip.module.css';
import { endingText, graceLeftMs } from './shutdown-words';
import { START_AGAIN_ID } from './stopped-strip';

/** The countdown steps so often, in milliseconds. */
const STEP_MS = 200;
/** So many of those that still run are named. */
const MOST_NAMED = 5;

export interface DrainingStripProps {
  readonly yard: Yard;
  readonly view: ViewStore;
  readonly bus: ActionBus;
}

/** A yard that ends: in which way, how long it still may take, what it waits for. */
export function DrainingStrip({ yard, view, bus }: DrainingStripProps) {
  const self = useRef<HTMLElement>(null);
  useFocusHeir(self, () => document.getElementById(START_AGAIN_ID));
  const { phase, shutdown } = useYard(yard, ({ view }) => ({ phase: view.phase, shutdown: view.shutdown }));
  const by = useYard(yard, (state) => state.shutdownBy);
  const counts = useYard(yard, (state) => state.counts);
  const waitsFor = useYard(yard, (state) => stillAtWork(state));
  const graceMs = useGraceLeft(yard);
  if (shutdown === null) return null;
  const cancelling = phase === 'cancelling';
  return (
    <section ref={self} className={styles.strip} data-phase={phase} aria-label="Shutdown">
      <div className={styles.words}>
        <strong>{endingText(phase, shutdown, by)}</strong>
        <span>
          {countText(counts.running)} running, {countText(counts.queued)} queued,{' '}
          {countText(counts.backingOff)} backing off
        </span>
        <span className={styles.break} />
        {waitsFor !== '' && <span className={styles.named}>{waitsFor}</span>}
        <FatesLine yard={yard} view={view} />
      </div>
      {!cancelling && (
        <span className={styles.grace} data-testid="grace">
          {graceMs === null ? 'no grace limit' : `cancels in ${durationText(graceMs)}`}
        </span>
      )}
      <Button
        size="xs"
        color="red"
        variant="outline"
        className={styles.danger ?? ''}
        {...pressProps(cancelling ? 'Everything that runs has been told to stop' : null, () =>
          bus.perform('cancel-all'),
        )}
      >
        Cancel now
      </Button>
    </section>
  );
}

function stillAtWork(state: YardState): string {
  const busy = laneWork(state).filter(({ doing }) => doing !== 'idle');
  const named = busy
    .slice(0, MOST_NAMED)
    .map(({ lane, task, doing }) => `lane ${lane}: ${doing === 'ghost' ? 'ghost of ' : ''}#${task}`);
  const rest = busy.length - named.length;
  if (rest > 0) named.push(`${countOf(rest, 'more lane')}`);
  return named.join(' · ');
}

function useGraceLeft(yard: Yard): number | null {
  const read = () => graceLeftMs(yard.store.getState().view, yardNow(yard));
  const [left, setLeft] = useState(read);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `read` reads the yard and nothing else
  useEffect(() => {
    const timer = setInterval(() => setLeft(read()), STEP_MS);
    return () => clearInterval(timer);
  }, [yard]);
  return left;
}
