import { CloseButton } from '@mantine/core';
import { useEffect, useEffectEvent, useRef } from 'react';
import styles from './refusal.module.css';

/** How long it stays, in milliseconds. */
const STAYS_MS = 10_000;

export interface RefusalProps {
  /** What was refused, and why; null: nothing. */
  readonly text: string | null;
  readonly onDismiss: () => void;
}

/** Says over the foot of the window what has not been done, for a while or until somebody has read it. */
export function Refusal({ text, onDismiss }: RefusalProps) {
  const self = useRef<HTMLDivElement>(null);
  /** What had the focus before it came in here. */
  const cameFrom = useRef<EventTarget>(null);
  const timeOut = useEffectEvent(() => {
    if (self.current?.contains(document.activeElement) !== true) onDismiss();
  });
  useEffect(() => {
    if (text === null) return;
    const timer = setTimeout(() => timeOut(), STAYS_MS);
    return () => clearTimeout(timer);
  }, [text]);

  function dismiss(): void {
    onDismiss();
    if (cameFrom.current instanceof HTMLElement) cameFrom.current.focus();
  }

  if (text === null) return null;
  return (
    <div
      ref={self}
      className={styles.refusal}
      role="alert"
      onFocus={({ relatedTarget }) => {
        cameFrom.current = relatedTarget;
      }}
    >
      <span>
        <strong>Not done.</strong> {text}
      </span>
      <CloseButton size="xs" aria-label="Dismiss" onClick={dismiss} />
    </div>
  );
}
