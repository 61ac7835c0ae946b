import { Button } from '@mantine/core';
import { type RefObject, useRef } from 'react';
import { countText } from '#contract/count-text';
import { useFocusHeir } from '../../components/use-focus-heir';
import styles from './events-panel.module.css';

export interface JumpButtonProps {
  /** Events that have come since somebody began to read. */
  readonly newer: number;
  /** Has the focus afterwards: the button goes. */
  readonly grid: RefObject<HTMLElement | null>;
  readonly onJump: () => void;
}

/** Back to the newest events; there while somebody reads further up. */
export function JumpButton({ newer, grid, onJump }: JumpButtonProps) {
  const button = useRef<HTMLButtonElement>(null);
  useFocusHeir(button, () => grid.current);
  return (
    <Button ref={button} className={styles.jump ?? ''} size="compact-sm" onClick={onJump}>
      Jump to newest{newer > 0 ? ` (${countText(newer)} newer)` : ''} ↓
    </Button>
  );
}
