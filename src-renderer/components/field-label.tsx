import { Tooltip } from '@mantine/core';
import styles from './field-label.module.css';

export interface FieldLabelProps {
  readonly label: string;
  /** Shown when the pointer rests on the label. */
  readonly help?: string | undefined;
  /** The id of the control it belongs to. */
  readonly htmlFor: string;
}

/** What a control is called, and what it does for those who ask. */
export function FieldLabel({ label, help, htmlFor }: FieldLabelProps) {
  return (
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
  );
}
