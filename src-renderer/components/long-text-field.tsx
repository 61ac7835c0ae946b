import { Textarea } from '@mantine/core';
import { useId } from 'react';
import { FieldLabel } from './field-label';
import styles from './long-text-field.module.css';
import { ProblemText } from './problem-text';
import type { TextFieldProps } from './text-field';
import { useTextCheck } from './use-text-check';

/** A text of several lines below its label; it grows with what is in it. */
export function LongTextField(props: TextFieldProps) {
  const { label, help, value, placeholder, maxLength, wrong = null, problem, onChange } = props;
  const id = useId();
  const check = useTextCheck(wrong);
  const said = check.said ?? problem ?? null;
  return (
    <div className={styles.field}>
      <FieldLabel label={label} help={help} htmlFor={id} />
      <Textarea
        id={id}
        size="xs"
        rows={2}
        classNames={{ input: styles.input ?? '' }}
        autoComplete="off"
        spellCheck={false}
        value={value}
        {...(placeholder === undefined ? {} : { placeholder })}
        {...(maxLength === undefined ? {} : { maxLength })}
        error={said !== null}
        data-unfit={check.isUnfit || undefined}
        aria-describedby={said === null ? undefined : `${id}-problem`}
        onChange={(event) => onChange(event.currentTarget.value)}
        onBlur={check.onBlur}
      />
      {said !== null && <ProblemText id={`${id}-problem`} text={said} />}
    </div>
  );
}
