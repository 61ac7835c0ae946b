import type { ReactNode } from 'react';
import styles from './field-group.module.css';

export interface FieldGroupProps {
  readonly title: string;
  /** Stands beside the title. */
  readonly note?: string;
  readonly children: ReactNode;
}

/** Fields that belong together, under their common name. */
export function FieldGroup({ title, note, children }: FieldGroupProps) {
  return (
    <fieldset className={styles.group}>
      <legend className={styles.title}>
        {title} {note !== undefined && <span className={styles.note}>{note}</span>}
      </legend>
      {children}
    </fieldset>
  );
}
