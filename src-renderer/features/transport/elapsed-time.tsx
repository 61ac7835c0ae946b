import { useEffect, useState } from 'react';
import { yardNow } from '../../state/yard-now';
import type { Yard } from '../../state/yard-store';
import { clockText } from './clock-text';
import styles from './transport.module.css';

/** The shown time steps so often, in milliseconds. */
const STEP_MS = 100;

/** The yard's time since the run began, as it goes on. */
export function ElapsedTime({ yard }: { readonly yard: Yard }) {
  const [text, setText] = useState(() => readClock(yard));
  useEffect(() => {
    const timer = setInterval(() => setText(readClock(yard)), STEP_MS);
    return () => clearInterval(timer);
  }, [yard]);
  return (
    <span className={styles.elapsed} role="timer" aria-live="off" title="Time of the run" data-testid="clock">
      {text}
    </span>
  );
}

function readClock(yard: Yard): string {
  return clockText(yardNow(yard));
}
