import { Button } from '@mantine/core';
import { countOf } from '#contract/count-text';
import { isProgram } from '#contract/work';
import { pressProps } from '../../components/press-props';
import { ProgramLine } from './program-line';
import styles from './submit-panel.module.css';
import { programName } from './work/program-text';
import { workOf } from './work/work-draft';
import type { WorkloadDraft } from './workload-draft';

export interface SubmitButtonProps {
  readonly draft: WorkloadDraft;
  /** Why nothing can be submitted now; null: it can. */
  readonly why: string | null;
}

/** Sends the form, and says beforehand which program that would run. */
export function SubmitButton({ draft, why }: SubmitButtonProps) {
  const work = draft.doing === 'demo' ? null : workOf(draft.doing, draft.works);
  const program = work !== null && isProgram(work) && why === null ? work : null;
  const tasks = countOf(draft.count, 'task');
  const name = program?.executor === 'script' || program?.executor === 'command' ? programName(program) : '';
  return (
    <>
      {program !== null && name !== '' && <ProgramLine work={program} />}
      <Button type="submit" variant="default" size="xs" fullWidth {...pressProps(why)}>
        <span className={styles.demoName}>{name === '' ? `Submit ${tasks}` : `Run ${name} in ${tasks}`}</span>
      </Button>
    </>
  );
}
