import { Button, Group } from '@mantine/core';
import type { YardTree } from '#contract/yard-tree';
import { countOf, countText } from '../../components/count-text';
import { Dialog } from '../../components/dialog';
import { reachOf } from './tree-rows';

export interface CancelYardDialogProps {
  readonly opened: boolean;
  readonly tree: YardTree;
  readonly onClose: () => void;
  readonly onCancelAll: () => void;
}

/** Asks before everything that is pending is cancelled, and says how much that is. */
export function CancelYardDialog({ opened, tree, onClose, onCancelAll }: CancelYardDialogProps) {
  const reach = reachOf({ kind: 'yard', tree }) ?? 0;
  const onLanes = reach - tree.queued.count - tree.backingOff.count;
  return (
    <Dialog opened={opened} onClose={onClose} title={`Cancel ${countOf(reach, 'task')}?`}>
      <p>
        {countText(onLanes)} on lanes {onLanes === 1 ? 'is' : 'are'} told to stop,{' '}
        {countText(tree.queued.count)} queued and {countText(tree.backingOff.count)} backing off are
        cancelled. The yard goes on and takes new work.
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
            onCancelAll();
          }}
        >
          Cancel them all
        </Button>
      </Group>
    </Dialog>
  );
}
