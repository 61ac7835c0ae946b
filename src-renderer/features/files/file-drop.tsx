import { Refusal } from '../../components/refusal';
import { fileDeskOf } from '../../state/file-desk';
import { useRefusedFile } from '../../state/use-store';
import type { Yard } from '../../state/yard-store';
import styles from './file-drop.module.css';
import { useFileDrop } from './use-file-drop';

/** Files that are dropped anywhere on the window go to whoever takes their kind. */
export function FileDrop({ yard }: { readonly yard: Yard }) {
  const desk = fileDeskOf(yard);
  const refused = useRefusedFile(desk);
  const isFileOver = useFileDrop((file) => void desk.take(file));
  return (
    <>
      {isFileOver && (
        <p className={styles.drop}>
          <strong>Drop it here</strong>
          <span>
            a scenario sets limits and form, a task list is shown before it is submitted, a recording is
            opened
          </span>
        </p>
      )}
      <Refusal text={refused} onDismiss={desk.dismiss} />
    </>
  );
}
