import { Button, Group } from '@mantine/core';
import { countOf } from '../../components/count-text';
import { Dialog } from '../../components/dialog';
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
    <Dialog opened={opened} onClose={onClose} title="Cancel everything now?">
      <p>
        {countOf(running, 'running task')} {running === 1 ? 'is' : 'are'} told to stop,{' '}
        {countOf(waiting, 'waiting task')} {waiting === 1 ? 'is' : 'are'} cancelled,
        {toSubmit > 0 && ` ${countOf(toSubmit, 'task')} to come ${toSubmit === 1 ? 'is' : 'are'} given up,`}{' '}
        and the yard stops.
      </p>
      <Group justify="flex-end" gap="xs">
        <Button size="xs" variant="default" onClick={onClose} data-autofocus>
          Let them be
        </Button>
        <Button
          size="xs"
          color="red"
          onClick={() => {
            onClose();
            onCancelNow();
          }}
        >
          Cancel everything
        </Button>
      </Group>
    </Dialog>
  );
}
