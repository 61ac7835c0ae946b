import { Textarea } from '@mantine/core';
import { FieldLabel } from './field-label';
import styles from './long-text-field.module.css';
import { ProblemText } from './problem-text';
import { type TextFieldProps, useTextInput } from './use-text-input';

/** A text of several lines below its label; it grows with what is in it. */
export function LongTextField(props: TextFieldProps) {
  const { label, help } = props;
  const { input, said } = useTextInput(props);
  return (
    <div className={styles.field}>
      <FieldLabel label={label} help={help} htmlFor={input.id} />
      <Textarea {...input} rows={2} classNames={{ input: styles.input ?? '' }} />
      {said !== null && <ProblemText {...said} />}
    </div>
  );
}
