import { Switch } from '@mantine/core';
import { MAX_NAME_LENGTH } from '#contract/workload';
import { TextField } from '../../components/text-field';
import type { ProblemsByField } from '../../state/problem-fields';
import { OwnLimitsFields } from './own-limits-fields';
import styles from './submit-panel.module.css';
import type { WorkloadDraft } from './workload-draft';

export interface MoreFieldsProps {
  readonly draft: WorkloadDraft;
  readonly problems: ProblemsByField;
  readonly onChange: (part: Partial<WorkloadDraft>) => void;
}

/** What a workload may have besides: a name, limits of its own, bodies that will not stop. */
export function MoreFields({ draft, problems, onChange }: MoreFieldsProps) {
  return (
    <>
      <TextField
        label="name"
        help="What the tasks are called; a number follows."
        placeholder="after their kind"
        maxLength={MAX_NAME_LENGTH}
        value={draft.name}
        problem={problems.name}
        onChange={(name) => onChange({ name })}
      />
      {draft.doing === 'demo' && (
        <Switch
          className={styles.ghosts ?? ''}
          size="xs"
          label="bodies ignore cancellation (ghosts)"
          checked={draft.ignoresCancel}
          onChange={(event) => onChange({ ignoresCancel: event.currentTarget.checked })}
        />
      )}
      <OwnLimitsFields own={draft.own} problems={problems} onChange={(own) => onChange({ own })} />
    </>
  );
}
