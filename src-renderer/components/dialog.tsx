import { Modal, type ModalRootProps } from '@mantine/core';
import type { ReactNode } from 'react';
import styles from './dialog.module.css';
import { useOneLayer } from './one-layer';

export interface DialogProps extends Pick<ModalRootProps, 'opened' | 'onClose' | 'size'> {
  readonly title: string;
  readonly children: ReactNode;
}

/**
 * A dialog with a name and a way out. Its head is no `header` element: outside the page's own sections that
 * would be a second banner to those who go by landmarks.
 */
export function Dialog({ opened, onClose, size = 'sm', title, children }: DialogProps) {
  useOneLayer(opened, onClose);
  return (
    <Modal.Root opened={opened} onClose={onClose} size={size} transitionProps={{ duration: 0 }}>
      <Modal.Overlay />
      <Modal.Content>
        <div className={styles.head}>
          <Modal.Title className={styles.title ?? ''}>{title}</Modal.Title>
          <Modal.CloseButton aria-label="Close" />
        </div>
        <Modal.Body>{children}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
