import { countOf, countText } from '#contract/count-text';
import { isProgram, type WorkBody } from '#contract/work';
import type { Workload } from '#contract/workload';
import { ConfirmDialog } from '../../components/confirm-dialog';
import { ProgramLine } from './program-line';
import styles from './submit-panel.module.css';

export interface ProgramDialogProps {
  /** What would be submitted; null: nothing is asked. */
  readonly workload: Workload | null;
  readonly onClose: () => void;
  readonly onConfirm: (workload: Workload) => void;
}

/** Asks before a program is run that a file has brought, and shows it whole. */
export function ProgramDialog({ workload, onClose, onConfirm }: ProgramDialogProps) {
  const count = workload?.count ?? 0;
  return (
    <ConfirmDialog
      opened={workload !== null}
      onClose={onClose}
      title={count === 1 ? 'Run this program?' : `Run this program ${countText(count)} times?`}
      keep="Run nothing"
      confirm={`Run it in ${countOf(count, 'task')}`}
      isDestructive={false}
      onConfirm={() => {
        if (workload !== null) onConfirm(workload);
      }}
    >
      <p className={styles.words}>
        It came with a scenario file. It runs as you do, with all that you may do on this machine.
      </p>
      {workload?.work !== undefined && <ProgramLine work={workload.work} />}
    </ConfirmDialog>
  );
}

/** What of a workload is to be asked about, in a form that two of the same program share; null: it runs none. */
export function programKey(work: WorkBody | undefined): string | null {
  return work !== undefined && isProgram(work) ? JSON.stringify(work) : null;
}
