import { countOf } from '#contract/count-text';
import { ConfirmDialog } from '../../components/confirm-dialog';
import { useYard } from '../../state/use-store';
import type { Yard } from '../../state/yard-store';

export interface CancelDialogProps {
  readonly yard: Yard;
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onCancelNow: () => void;
}

/** Asks before everything is cancelled, and says how much that is. */
export function CancelDialog({ yard, opened, onClose, onCancelNow }: CancelDialogProps) {
  const { running, queued, backingOff } = useYard(yard, (state) => state.counts);
  const toSubmit = useYard(yard, (state) => state.toSubmit);
  const waiting = queued + backingOff;
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      title="Cancel everything now?"
      keep="Let them be"
      confirm="Cancel everything"
      onConfirm={onCancelNow}
    >
      <p>
        {countOf(running, 'running task')} {running === 1 ? 'is' : 'are'} told to stop,{' '}
        {countOf(waiting, 'waiting task')} {waiting === 1 ? 'is' : 'are'} cancelled,
        {toSubmit > 0 && ` ${countOf(toSubmit, 'task')} to come ${toSubmit === 1 ? 'is' : 'are'} given up,`}{' '}
        and the yard stops.
      </p>
    </ConfirmDialog>
  );
}
