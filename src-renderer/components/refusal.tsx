import { CloseButton } from '@mantine/core';
import { useEffect, useEffectEvent } from 'react';
import styles from './refusal.module.css';

/** How long it stays, in milliseconds. */
const STAYS_MS = 10_000;

export interface RefusalProps {
  /** What was refused, and why; null: nothing. */
  readonly text: string | null;
  readonly onDismiss: () => void;
}

/** Says at the head of the window what has not been done, for a while or until somebody has read it. */
export function Refusal({ text, onDismiss }: RefusalProps) {
  const dismiss = useEffectEvent(onDismiss);
  useEffect(() => {
    if (text === null) return;
    const timer = setTimeout(() => dismiss(), STAYS_MS);
    return () => clearTimeout(timer);
  }, [text]);
  if (text === null) return null;
  return (
    <div className={styles.refusal} role="alert">
      <span>
        <strong>Not done.</strong> {text}
      </span>
      <CloseButton size="xs" aria-label="Dismiss" onClick={onDismiss} />
    </div>
  );
}
