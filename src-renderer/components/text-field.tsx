import { TextInput } from '@mantine/core';
import { FieldLabel } from './field-label';
import { ProblemText } from './problem-text';
import styles from './text-field.module.css';
import { type TextFieldProps, useTextInput } from './use-text-input';

/** A short text, on one line with its label. */
export function TextField(props: TextFieldProps) {
  const { label, help, value } = props;
  const { input, said } = useTextInput(props);
  return (
    <div className={styles.field}>
      <FieldLabel label={label} help={help} htmlFor={input.id} />
      <TextInput
        {...input}
        classNames={{ input: styles.input ?? '' }}
        title={value === '' ? undefined : value}
        onKeyDown={(event) => {
          // A form around it must not be sent by what ends a text.
          if (event.key === 'Enter') event.preventDefault();
        }}
      />
      {said !== null && <ProblemText {...said} />}
    </div>
  );
}
