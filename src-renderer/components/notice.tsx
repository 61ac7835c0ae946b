import { CloseButton } from '@mantine/core';
import { useEffect, useEffectEvent, useRef } from 'react';
import styles from './notice.module.css';

/** How long it stays, in milliseconds. */
const STAYS_MS = 10_000;

export interface NoticeProps {
  /** What there is to say; null: nothing. */
  readonly text: string | null;
  /** Stands before it. */
  readonly lead: string;
  /** `alert`: something was not done; `status`: it was. */
  readonly role: 'alert' | 'status';
  readonly onDismiss: () => void;
}

/** Says something over the foot of the window, for a while or until somebody has read it. */
export function Notice({ text, lead, role, onDismiss }: NoticeProps) {
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
    // biome-ignore lint/a11y/noStaticElementInteractions: it has a role of its own, and listens to the button within
    <div
      ref={self}
      className={styles.notice}
      role={role}
      onFocus={({ relatedTarget }) => {
        cameFrom.current = relatedTarget;
      }}
    >
      <span>
        <strong>{lead}</strong> {text}
      </span>
      <CloseButton size="xs" aria-label="Dismiss" onClick={dismiss} />
    </div>
  );
}
