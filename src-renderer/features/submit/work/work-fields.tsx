import { SegmentedControl } from '@mantine/core';
import type { ReactNode } from 'react';
import { isProgram } from '#contract/work';
import type { ProblemsByField } from '../../../state/problem-fields';
import hints from '../submit-panel.module.css';
import { CommandFields } from './command-fields';
import { CpuFields } from './cpu-fields';
import { HttpFields } from './http-fields';
import { ScriptFields } from './script-fields';
import { TASK_DOINGS, type TaskDoing, type WorkDrafts } from './work-draft';
import styles from './work-fields.module.css';

const WORDS: Readonly<Record<TaskDoing, string>> = {
  demo: 'Demo',
  cpu: 'CPU',
  script: 'Script',
  http: 'HTTP',
  command: 'Command',
};

export interface WorkFieldsProps {
  readonly doing: TaskDoing;
  readonly works: WorkDrafts;
  readonly initial: WorkDrafts;
  readonly problems: ProblemsByField;
  /** Why programs may not be run from here; null: they may. */
  readonly noPrograms: string | null;
  readonly noTarget: string | null;
  /** Shows what the test server does to requests. */
  readonly onShowFaults: () => void;
  /** The fields of pretended work. */
  readonly demo: ReactNode;
  readonly onChoose: (doing: TaskDoing) => void;
  /** Changes part of the work of the chosen kind. */
  readonly onChange: (works: Partial<WorkDrafts>) => void;
}

/** What the tasks do: pretended work or real, and just what. */
export function WorkFields(props: WorkFieldsProps) {
  const { doing, noPrograms, onChoose } = props;
  return (
    <fieldset className={styles.group}>
      <legend className={styles.title}>what each task does</legend>
      <SegmentedControl
        size="xs"
        fullWidth
        aria-label="what each task does"
        value={doing}
        data={TASK_DOINGS.map((value) => ({ value, label: WORDS[value] }))}
        onChange={onChoose}
      />
      <div className={styles.fields}>
        {isProgram({ executor: doing }) && noPrograms !== null ? (
          <p className={hints.hint}>{noPrograms}</p>
        ) : (
          <KindFields {...props} />
        )}
      </div>
    </fieldset>
  );
}

function KindFields(props: WorkFieldsProps) {
  const { doing, works, initial, problems, noTarget, demo, onShowFaults, onChange } = props;
  switch (doing) {
    case 'demo':
      return demo;
    case 'cpu':
      return (
        <CpuFields
          draft={works.cpu}
          initial={initial.cpu}
          problems={problems}
          onChange={(part) => onChange({ cpu: { ...works.cpu, ...part } })}
        />
      );
    case 'script':
      return (
        <ScriptFields
          draft={works.script}
          initial={initial.script}
          problems={problems}
          onChange={(part) => onChange({ script: { ...works.script, ...part } })}
        />
      );
    case 'http':
      return (
        <HttpFields
          draft={works.http}
          initial={initial.http}
          problems={problems}
          noTarget={noTarget}
          onShowFaults={onShowFaults}
          onChange={(part) => onChange({ http: { ...works.http, ...part } })}
        />
      );
    case 'command':
      return (
        <CommandFields
          draft={works.command}
          initial={initial.command}
          problems={problems}
          onChange={(part) => onChange({ command: { ...works.command, ...part } })}
        />
      );
    default:
      return doing satisfies never;
  }
}
