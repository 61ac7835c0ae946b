import { Collapse, UnstyledButton } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import styles from './fold.module.css';

export interface FoldProps {
  /** What is behind it. */
  readonly label: string;
  readonly opened: boolean;
  readonly onToggle: () => void;
  readonly children: ReactNode;
}

/** What is needed less often: it opens by one press. What is within stays as it is while it is closed. */
export function Fold({ label, opened, onToggle, children }: FoldProps) {
  const id = useId();
  return (
    <div>
      <UnstyledButton
        className={styles.handle ?? ''}
        aria-expanded={opened}
        aria-controls={id}
        onClick={onToggle}
      >
        <span aria-hidden="true">{opened ? '▾' : '▸'}</span> {label}
      </UnstyledButton>
      <Collapse expanded={opened} id={id} transitionDuration={0} className={styles.content ?? ''}>
        {children}
      </Collapse>
    </div>
  );
}
