import { type ComboboxItem, NativeSelect, type NativeSelectProps } from '@mantine/core';
import { useId } from 'react';
import styles from './choice-field.module.css';
import { FieldLabel } from './field-label';

export interface Choice<T extends string> {
  readonly value: T;
  readonly label: string;
  /** What it stands under, with those beside it that say the same. */
  readonly group?: string;
}

export interface ChoiceFieldProps<T extends string> {
  readonly label: string;
  readonly help?: string;
  readonly value: T;
  readonly choices: readonly Choice<T>[];
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
        data={groupsOf(choices)}
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

/** The choices as the list shows them: those of a group that follow one another under its name. */
function groupsOf<T extends string>(choices: readonly Choice<T>[]): NonNullable<NativeSelectProps['data']> {
  const shown: (ComboboxItem | { group: string; items: ComboboxItem[] })[] = [];
  for (const { value, label, group } of choices) {
    const last = shown.at(-1);
    if (group === undefined) shown.push({ value, label });
    else if (last !== undefined && 'group' in last && last.group === group) last.items.push({ value, label });
    else shown.push({ group, items: [{ value, label }] });
  }
  return shown;
}
