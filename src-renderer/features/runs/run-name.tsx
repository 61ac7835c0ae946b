import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { type KeptRun, MAX_RUN_NAME_LENGTH } from '#contract/kept-runs';
import { beganText, runTitle } from '../../components/kept-run-words';
import styles from './runs-list.module.css';

export interface RunNameProps {
  readonly run: KeptRun;
  readonly isNaming: boolean;
  /** null: the name is taken away. */
  readonly onName: (name: string | null) => void;
  readonly onCancel: () => void;
  /** The focus has gone elsewhere. */
  readonly onLeave: () => void;
}

/** What a run is called, when it began and from which seed; where it is being named, a box for that. */
export function RunName({ run, isNaming, onName, onCancel, onLeave }: RunNameProps) {
  return (
    <th className={styles.name} scope="row">
      {isNaming ? (
        <NameBox run={run} onName={onName} onCancel={onCancel} onLeave={onLeave} />
      ) : (
        <span className={styles.title} title={runTitle(run)}>
          {run.name ?? beganText(run)}
        </span>
      )}
      <span className={styles.second}>
        {run.name !== null && <span className={styles.whole}>{beganText(run)}</span>}
        <span className={styles.whole}>seed {run.seed}</span>
      </span>
    </th>
  );
}

function NameBox({ run, onName, onCancel, onLeave }: Omit<RunNameProps, 'isNaming'>) {
  const [text, setText] = useState(run.name ?? '');
  return (
    <TextInput
      size="xs"
      classNames={{ input: styles.nameBox ?? '' }}
      aria-label={`Name of ${runTitle(run)}`}
      placeholder="name"
      maxLength={MAX_RUN_NAME_LENGTH}
      autoComplete="off"
      spellCheck={false}
      ref={focusAndSelect}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') onName(text.trim() === '' ? null : text.trim());
        else if (event.key === 'Escape') onCancel();
        else return;
        event.preventDefault();
        event.stopPropagation();
      }}
      onBlur={onLeave}
    />
  );
}

/** Once: React calls it again only where it is another function. */
function focusAndSelect(box: HTMLInputElement | null): void {
  box?.focus();
  box?.select();
}
