import { NativeSelect } from '@mantine/core';
import { useId } from 'react';
import styles from './choice-field.module.css';
import { FieldLabel } from './field-label';

export interface ChoiceFieldProps<T extends string> {
  readonly label: string;
  readonly help?: string;
  readonly value: T;
  readonly choices: readonly { readonly value: T; readonly label: string }[];
  readonly problem?: string | undefined;
  readonly disabled?: boolean;
  readonly onChange: (value: T) => void;
}

/** One of a few, on one line with its label. */
export function ChoiceField<T extends string>(props: ChoiceFieldProps<T>) {
  const { label, help, value, choices, problem, disabled = false, onChange } = props;
  const id = useId();
  return (
    <div className={styles.field}>
      <FieldLabel label={label} help={help} htmlFor={id} />
      <NativeSelect
        id={id}
        size="xs"
        classNames={{ input: styles.input ?? '' }}
        value={value}
        data={choices.map((choice) => ({ ...choice }))}
        error={problem}
        disabled={disabled}
        onChange={(event) => {
          const chosen = choices.find((choice) => choice.value === event.currentTarget.value);
          if (chosen !== undefined) onChange(chosen.value);
        }}
      />
    </div>
  );
}
