import { useEffect, useState } from 'react';
import { idleClockMs } from '../../state/selectors';
import { yardNow } from '../../state/yard-now';
import type { Yard } from '../../state/yard-store';
import { clockText } from './clock-text';
import styles from './transport.module.css';

/** The shown time steps so often, in milliseconds. */
const STEP_MS = 100;

/** The yard's time since the run began, as it goes on. */
export function ElapsedTime({ yard }: { readonly yard: Yard }) {
  const [text, setText] = useState(() => readClock(yard) ?? clockText(yardNow(yard)));
  useEffect(() => {
    const timer = setInterval(() => setText((shown) => readClock(yard) ?? shown), STEP_MS);
    return () => clearInterval(timer);
  }, [yard]);
  return (
    <span className={styles.elapsed} role="timer" aria-live="off" title="Time of the run" data-testid="clock">
      {text}
    </span>
  );
}

/** null: the yard is out of reach, and what was shown last is the last that is known. */
function readClock(yard: Yard): string | null {
  const state = yard.store.getState();
  if (state.connection.kind === 'lost') return null;
  return clockText(idleClockMs(state, yard.hostNow()) ?? yardNow(yard));
}
