import { countOf } from '#contract/count-text';
import { OUTCOMES, PENDING_PHASES } from '#contract/task';
import { ConfirmDialog } from '../../components/confirm-dialog';
import type { BulkAct } from '../../state/results-bulk';
import styles from './bulk-bar.module.css';
import {
  allOf,
  pendingAmong,
  phasesText,
  type TickedByPhase,
  whyNothing,
  whyNothingPending,
} from './bulk-words';

export interface BulkDialogProps {
  /** null: it is closed. */
  readonly action: BulkAct | null;
  readonly byPhase: TickedByPhase;
  readonly onClose: () => void;
  readonly onConfirm: (action: BulkAct) => void;
}

/** Asks before something is done to several tasks, and says to how many of what. */
export function BulkDialog({ action, byPhase, onClose, onConfirm }: BulkDialogProps) {
  const all = allOf(byPhase);
  const pending = pendingAmong(byPhase);
  const isCancel = action === 'cancel';
  const verb = isCancel ? `Cancel ${countOf(pending, 'task')}` : `Retry ${countOf(all, 'task')}`;
  // What is ticked goes on while it is asked.
  const nothing = isCancel ? whyNothingPending(byPhase) : whyNothing(byPhase);

  return (
    <ConfirmDialog
      opened={action !== null}
      onClose={onClose}
      title={`${verb}?`}
      keep={isCancel ? 'Let them be' : 'Not now'}
      confirm={verb}
      isDestructive={isCancel}
      why={nothing}
      onConfirm={() => {
        if (action !== null) onConfirm(action);
      }}
    >
      {nothing !== null && <p className={styles.words}>{nothing}</p>}
      {nothing === null && isCancel && <CancelWords byPhase={byPhase} />}
      {nothing === null && !isCancel && (
        <p className={styles.words}>
          {phasesText(byPhase)}. {all === 1 ? 'It is submitted' : 'Each is submitted'} once more, as a new
          task with a number of its own; what has settled stays as it is, nothing is relabelled.
          {pending > 0 &&
            (pending === 1
              ? ' The one still pending goes on besides.'
              : ' Those still pending go on besides.')}
        </p>
      )}
    </ConfirmDialog>
  );
}

function CancelWords({ byPhase }: { readonly byPhase: TickedByPhase }) {
  const settled = allOf(byPhase) - pendingAmong(byPhase);
  return (
    <p className={styles.words}>
      {phasesText(byPhase, PENDING_PHASES)}: what runs is told to stop, what waits never starts. This cannot
      be undone.
      {settled > 0 &&
        ` ${countOf(settled, 'settled task')} (${phasesText(byPhase, OUTCOMES)}) ${settled === 1 ? 'stays as it is' : 'stay as they are'}.`}
    </p>
  );
}
