import { Switch } from '@mantine/core';
import { useState } from 'react';
import { NumberField, type NumberFieldProps } from './number-field';
import styles from './optional-number-field.module.css';

export interface OptionalNumberFieldProps extends Omit<NumberFieldProps, 'value' | 'onChange' | 'end'> {
  /** null: no limit. */
  readonly value: number | null;
  /** What it becomes when it is switched on for the first time. */
  readonly whenOn: number;
  /** What its absence means, as `no limit`. */
  readonly offText: string;
  readonly onChange: (value: number | null) => void;
}

/** A number that may be absent: a switch at the end of the line, and the number while the switch is on. */
export function OptionalNumberField(props: OptionalNumberFieldProps) {
  const { value, whenOn, offText, onChange, ...field } = props;
  const [last, setLast] = useState(whenOn);

  function toggle(): void {
    if (value !== null) setLast(value);
    onChange(value === null ? last : null);
  }

  const toggler = (
    <Switch
      size="xs"
      checked={value !== null}
      disabled={field.disabled ?? false}
      aria-label={`${field.label}: limited`}
      title={value === null ? 'Switch on' : `Switch off: ${offText}`}
      onChange={toggle}
    />
  );
  if (value !== null) return <NumberField {...field} value={value} end={toggler} onChange={onChange} />;
  return (
    <div className={styles.off}>
      <span title={field.help}>{field.label}</span>
      <span className={styles.text}>{offText}</span>
      {toggler}
    </div>
  );
}
