import { Text } from '@mantine/core';
import { useRef } from 'react';
import { countOf } from '#contract/count-text';
import type { KeptRun } from '#contract/kept-runs';
import { ConfirmDialog } from '../../components/confirm-dialog';
import { runTitle } from '../../components/kept-run-words';

export interface DeleteDialogProps {
  /** null: nothing is asked. */
  readonly run: KeptRun | null;
  readonly onClose: () => void;
  readonly onConfirm: (id: string) => void;
}

/** Asks before a recording goes from the disk. */
export function DeleteDialog({ run, onClose, onConfirm }: DeleteDialogProps) {
  // What was asked stays readable while the dialog is on its way out.
  const last = useRef(run);
  if (run !== null) last.current = run;
  const asked = last.current;
  return (
    <ConfirmDialog
      opened={run !== null}
      onClose={onClose}
      title="Delete this run?"
      keep="Keep it"
      confirm="Delete"
      onConfirm={() => asked !== null && onConfirm(asked.id)}
    >
      <Text size="sm" mb="md">
        {asked !== null &&
          `“${runTitle(asked)}” and its ${countOf(asked.events, 'event')} go from the disk, and do not come back.`}
      </Text>
    </ConfirmDialog>
  );
}
