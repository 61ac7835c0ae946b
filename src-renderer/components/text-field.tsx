import { TextInput } from '@mantine/core';
import { useId } from 'react';
import { FieldLabel } from './field-label';
import { ProblemText } from './problem-text';
import styles from './text-field.module.css';
import { useTextCheck } from './use-text-check';

export interface TextFieldProps {
  readonly label: string;
  /** One sentence on what it is for. */
  readonly help?: string;
  readonly value: string;
  /** What its being empty means. */
  readonly placeholder?: string;
  /** In UTF-16 code units. */
  readonly maxLength?: number;
  /** What is wrong with the text as it stands; default null: nothing. */
  readonly wrong?: string | null;
  /** What is wrong with it, said by somebody else. */
  readonly problem?: string | undefined;
  readonly onChange: (value: string) => void;
}

/** A short text, on one line with its label. */
export function TextField(props: TextFieldProps) {
  const { label, help, value, placeholder, maxLength, wrong = null, problem, onChange } = props;
  const id = useId();
  const check = useTextCheck(wrong);
  const said = check.said ?? problem ?? null;
  return (
    <div className={styles.field}>
      <FieldLabel label={label} help={help} htmlFor={id} />
      <TextInput
        id={id}
        size="xs"
        classNames={{ input: styles.input ?? '' }}
        autoComplete="off"
        spellCheck={false}
        value={value}
        title={value === '' ? undefined : value}
        {...(placeholder === undefined ? {} : { placeholder })}
        {...(maxLength === undefined ? {} : { maxLength })}
        error={said !== null}
        data-unfit={check.isUnfit || undefined}
        aria-describedby={said === null ? undefined : `${id}-problem`}
        onChange={(event) => onChange(event.currentTarget.value)}
        onBlur={check.onBlur}
        onKeyDown={(event) => {
          // A form around it must not be sent by what ends a text.
          if (event.key === 'Enter') event.preventDefault();
        }}
      />
      {said !== null && <ProblemText id={`${id}-problem`} text={said} />}
    </div>
  );
}
