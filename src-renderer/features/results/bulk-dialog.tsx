import { Button, Group } from '@mantine/core';
import { OUTCOMES, PENDING_PHASES } from '#contract/task';
import { countOf } from '../../components/count-text';
import { Dialog } from '../../components/dialog';
import { pressProps } from '../../components/press-props';
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

  function confirm(): void {
    if (action !== null) onConfirm(action);
    onClose();
  }

  return (
    <Dialog opened={action !== null} onClose={onClose} title={`${verb}?`}>
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
      <Group justify="flex-end" gap="xs">
        <Button size="xs" variant="default" onClick={onClose} data-autofocus>
          {isCancel ? 'Let them be' : 'Not now'}
        </Button>
        <Button size="xs" {...(isCancel ? { color: 'red' } : {})} {...pressProps(nothing, confirm)}>
          {verb}
        </Button>
      </Group>
    </Dialog>
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
