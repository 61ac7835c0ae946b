import { Tooltip } from '@mantine/core';
import type { ReactNode } from 'react';
import styles from './field-label.module.css';

export interface FieldLabelProps {
  readonly label: string;
  /** Shown when the pointer rests on the label. */
  readonly help?: string | undefined;
  /** The id of the control it belongs to. */
  readonly htmlFor: string;
  /** Stands before it, on its line. */
  readonly before?: ReactNode;
}

/** What a control is called, and what it does for those who ask. */
export function FieldLabel({ label, help, htmlFor, before }: FieldLabelProps) {
  return (
    <span className={styles.line}>
      {before}
      <Tooltip
        label={help}
        disabled={help === undefined}
        position="top-start"
        multiline
        w={240}
        openDelay={350}
      >
        <label className={styles.label} htmlFor={htmlFor}>
          {label}
        </label>
      </Tooltip>
    </span>
  );
}
