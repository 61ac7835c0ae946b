import { type ChangeEvent, useId } from 'react';
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

/** What every field of text hands to its input, and what it says is wrong, with the id that the input refers to. */
export function useTextInput(props: TextFieldProps) {
  const { value, placeholder, maxLength, wrong = null, problem, onChange } = props;
  const id = useId();
  const check = useTextCheck(wrong);
  const said = check.said ?? problem ?? null;
  return {
    said: said === null ? null : { id: `${id}-problem`, text: said },
    input: {
      id,
      size: 'xs',
      autoComplete: 'off',
      spellCheck: false,
      value,
      ...(placeholder === undefined ? {} : { placeholder }),
      ...(maxLength === undefined ? {} : { maxLength }),
      error: said !== null,
      'data-unfit': check.isUnfit || undefined,
      'aria-describedby': said === null ? undefined : `${id}-problem`,
      onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) =>
        onChange(event.currentTarget.value),
      onBlur: check.onBlur,
    },
  } as const;
}
