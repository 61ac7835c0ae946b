import { Checkbox } from '@mantine/core';
import { useId, useState } from 'react';
import { NumberField, type NumberFieldProps } from './number-field';
import styles from './optional-number-field.module.css';
import { ResetButton } from './reset-button';

type Kept = Omit<NumberFieldProps, 'value' | 'initial' | 'onChange' | 'before' | 'absent' | 'end'>;

export interface OptionalNumberFieldProps extends Kept {
  /** null: no limit. */
  readonly value: number | null;
  /** The default; null: no limit. */
  readonly initial: number | null;
  /** What it becomes when it is switched on for the first time. */
  readonly whenOn: number;
  /** What its absence means, as `no limit`. */
  readonly offText: string;
  readonly onChange: (value: number | null) => void;
}

/** A number that may be absent: a tick before its label, and the number while that is set. */
export function OptionalNumberField(props: OptionalNumberFieldProps) {
  const { value, initial, whenOn, offText, onChange, ...field } = props;
  const { label, unit, disabled = false } = field;
  const [last, setLast] = useState(whenOn);
  const tickId = useId();

  function toggle(): void {
    if (value !== null) setLast(value);
    onChange(value === null ? last : null);
  }

  const tick = (
    <Checkbox
      id={tickId}
      size="15px"
      classNames={{ root: styles.tick ?? '' }}
      checked={value !== null}
      disabled={disabled}
      aria-label={`${label}: limited`}
      title={value === null ? 'Switch on' : `Switch off: ${offText}`}
      onChange={toggle}
    />
  );
  const reset = (
    <ResetButton
      label={label}
      to={initial === null ? offText : `${initial} ${unit ?? ''}`.trim()}
      isThere={initial !== value && !disabled}
      onReset={() => onChange(initial)}
    />
  );
  // The same field either way, so that the tick stays where the focus is.
  return (
    <NumberField
      {...field}
      {...(initial === null ? {} : { initial })}
      value={value ?? last}
      absent={value === null ? offText : undefined}
      before={{ id: tickId, node: tick }}
      end={reset}
      onChange={onChange}
    />
  );
}
