import { ActionIcon, Button, Textarea } from '@mantine/core';
import { type KeyboardEvent, useRef } from 'react';
import { MAX_ARGUMENTS } from '#contract/work';
import { FieldGroup } from '../../../components/field-group';
import { pressProps } from '../../../components/press-props';
import { ProblemText } from '../../../components/problem-text';
import { focusRow } from './focus-row';
import styles from './rows-field.module.css';

export interface ArgumentsFieldProps {
  readonly args: readonly string[];
  readonly problem: string | undefined;
  readonly onChange: (args: readonly string[]) => void;
}

/** The arguments of a program, a box for each: nothing within is read by a shell. */
export function ArgumentsField({ args, problem, onChange }: ArgumentsFieldProps) {
  const self = useRef<HTMLDivElement>(null);
  const full = args.length < MAX_ARGUMENTS ? null : `At most ${MAX_ARGUMENTS} arguments.`;

  function add(at: number): void {
    if (full !== null) return;
    onChange([...args.slice(0, at), '', ...args.slice(at)]);
    focusRow(self, at);
  }
  function remove(at: number, then: number): void {
    onChange(args.filter((_, index) => index !== at));
    focusRow(self, Math.max(0, then));
  }
  function press(event: KeyboardEvent, at: number): void {
    if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) {
      event.preventDefault();
      add(at + 1);
    }
    if (event.key === 'Backspace' && args[at] === '') {
      event.preventDefault();
      remove(at, at - 1);
    }
  }

  return (
    <FieldGroup title="arguments" note="a box each: no shell reads them">
      <div ref={self} className={styles.rows}>
        {args.map((argument, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an argument is its place among the others
          <div key={at} className={styles.argument} data-row>
            <span className={styles.number} aria-hidden="true">
              {at + 1}
            </span>
            <Textarea
              size="xs"
              rows={1}
              classNames={{ input: styles.area ?? '' }}
              aria-label={`Argument ${at + 1}`}
              title="Enter: one more. Shift+Enter: a new line within."
              autoComplete="off"
              spellCheck={false}
              value={argument}
              onChange={(event) => {
                const text = event.currentTarget.value;
                onChange(args.map((other, index) => (index === at ? text : other)));
              }}
              onKeyDown={(event) => press(event, at)}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              size={20}
              aria-label={`Remove argument ${at + 1}`}
              title="Remove this argument"
              onClick={() => remove(at, Math.min(at, args.length - 2))}
            >
              ✕
            </ActionIcon>
          </div>
        ))}
        <Button size="compact-xs" variant="default" {...pressProps(full, () => add(args.length))}>
          Add an argument
        </Button>
        {problem !== undefined && <ProblemText text={problem} />}
      </div>
    </FieldGroup>
  );
}
