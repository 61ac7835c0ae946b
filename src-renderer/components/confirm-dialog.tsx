import { Button, Group } from '@mantine/core';
import { Dialog, type DialogProps } from './dialog';
import { pressProps } from './press-props';

export interface ConfirmDialogProps extends Pick<DialogProps, 'opened' | 'onClose' | 'title' | 'children'> {
  /** On the button that leaves everything as it is, which has the focus. */
  readonly keep: string;
  /** On the one that does it. */
  readonly confirm: string;
  /** What it does cannot be undone. Default true. */
  readonly isDestructive?: boolean;
  /** Why it cannot be done now; default null: it can. */
  readonly why?: string | null;
  /** Called when the dialog is on its way out. */
  readonly onConfirm: () => void;
}

/** Asks before something is done to much at once; leaving it is the nearer answer. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { opened, onClose, title, children, keep, confirm, isDestructive = true, why = null } = props;
  return (
    <Dialog opened={opened} onClose={onClose} title={title}>
      {children}
      <Group justify="flex-end" gap="xs">
        <Button size="xs" variant="default" onClick={onClose} data-autofocus>
          {keep}
        </Button>
        <Button
          size="xs"
          {...(isDestructive ? { color: 'red' } : {})}
          {...pressProps(why, () => {
            onClose();
            props.onConfirm();
          })}
        >
          {confirm}
        </Button>
      </Group>
    </Dialog>
  );
}
