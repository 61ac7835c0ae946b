import { ActionIcon, Button, TextInput } from '@mantine/core';
import { useRef } from 'react';
import { MAX_NAMED_VALUES } from '#contract/work';
import { FieldGroup } from '../../../components/field-group';
import { pressProps } from '../../../components/press-props';
import { ProblemText } from '../../../components/problem-text';
import { focusRow } from './focus-row';
import { repeatedName } from './repeated-name';
import styles from './rows-field.module.css';
import type { NamedValue } from './work-draft';

export interface NamedValuesFieldProps {
  readonly title: string;
  /** What one of them is called, as `header`. */
  readonly one: string;
  /** Stands beside the title. */
  readonly note?: string;
  readonly values: readonly NamedValue[];
  readonly problem: string | undefined;
  readonly onChange: (values: readonly NamedValue[]) => void;
}

/** Texts by name, a line for each. */
export function NamedValuesField(props: NamedValuesFieldProps) {
  const { title, one, note, values, problem, onChange } = props;
  const self = useRef<HTMLDivElement>(null);
  const repeated = repeatedName(values);
  const said = repeated === null ? problem : `Expected each ${one} once, got ${repeated} twice.`;
  const set = (at: number, part: Partial<NamedValue>) =>
    onChange(values.map((value, index) => (index === at ? { ...value, ...part } : value)));

  function add(): void {
    onChange([...values, { name: '', value: '' }]);
    focusRow(self, values.length);
  }
  function remove(at: number): void {
    onChange(values.filter((_, index) => index !== at));
    focusRow(self, Math.min(at, values.length - 2));
  }

  return (
    <FieldGroup title={title} {...(note === undefined ? {} : { note })}>
      <div ref={self} className={styles.rows}>
        {values.map((value, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place among the others
          <div key={at} className={styles.named} data-row>
            <TextInput
              size="xs"
              classNames={{ input: styles.box ?? '' }}
              aria-label={`Name of ${one} ${at + 1}`}
              placeholder="name"
              autoComplete="off"
              spellCheck={false}
              value={value.name}
              title={value.name}
              data-unfit={(value.name !== '' && value.name.trim() === repeated) || undefined}
              onChange={(event) => set(at, { name: event.currentTarget.value })}
            />
            <TextInput
              size="xs"
              classNames={{ input: styles.box ?? '' }}
              aria-label={`Value of ${one} ${at + 1}`}
              placeholder="value"
              autoComplete="off"
              spellCheck={false}
              value={value.value}
              title={value.value}
              onChange={(event) => set(at, { value: event.currentTarget.value })}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              size={20}
              aria-label={`Remove ${one} ${at + 1}`}
              title={`Remove this ${one}`}
              onClick={() => remove(at)}
            >
              ✕
            </ActionIcon>
          </div>
        ))}
        <Button
          size="compact-xs"
          variant="default"
          {...pressProps(values.length < MAX_NAMED_VALUES ? null : `At most ${MAX_NAMED_VALUES}.`, add)}
        >
          Add a {one}
        </Button>
        {said !== undefined && <ProblemText text={said} />}
      </div>
    </FieldGroup>
  );
}
