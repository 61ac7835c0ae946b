import { UnstyledButton } from '@mantine/core';
import { type ReactNode, type Ref, useId } from 'react';
import styles from './fold.module.css';

export interface FoldProps {
  /** What is behind it. */
  readonly label: string;
  readonly opened: boolean;
  readonly onToggle: () => void;
  readonly ref?: Ref<HTMLDivElement>;
  readonly children: ReactNode;
}

/** What is needed less often: it opens by one press. What is within stays as it is while it is closed. */
export function Fold({ label, opened, onToggle, ref, children }: FoldProps) {
  const id = useId();
  return (
    <div ref={ref}>
      <UnstyledButton
        className={styles.handle ?? ''}
        aria-expanded={opened}
        aria-controls={id}
        onClick={onToggle}
      >
        <span aria-hidden="true">{opened ? '▾' : '▸'}</span> {label}
      </UnstyledButton>
      <div id={id} className={styles.content} hidden={!opened}>
        {children}
      </div>
    </div>
  );
}
