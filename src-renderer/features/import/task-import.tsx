import { Button, Group } from '@mantine/core';
import { useRef } from 'react';
import { Dialog } from '../../components/dialog';
import { FilePicker } from '../../components/file-picker';
import { Notice } from '../../components/notice';
import { pressProps } from '../../components/press-props';
import type { ActionBus } from '../../state/action-bus';
import { fileDeskOf } from '../../state/file-desk';
import type { ImportState } from '../../state/file-import';
import { whyIntakeIsClosed } from '../../state/selectors';
import { useAction } from '../../state/use-action';
import { useFileTaker } from '../../state/use-file-taker';
import { useImport, useYard } from '../../state/use-store';
import { useAbilities } from '../../state/yard-abilities';
import type { Yard } from '../../state/yard-store';
import styles from './import.module.css';
import { ImportBody } from './import-body';
import { importOf } from './import-of';
import { confirmText, importedText } from './import-words';

export interface TaskImportProps {
  readonly yard: Yard;
  readonly bus: ActionBus;
}

/** Brings in task lists and recordings: reads them, shows what a list holds, and submits it once somebody says so. */
export function TaskImport({ yard, bus }: TaskImportProps) {
  const file = importOf(yard);
  const state = useImport(file, (now) => now);
  const picker = useRef<HTMLInputElement>(null);
  const isOpen = useYard(yard, ({ connection }) => connection.kind === 'open');
  const closed = useYard(yard, whyIntakeIsClosed);
  const programs = useAbilities(yard)?.programs ?? true;
  useFileTaker(yard, 'tasks', (list) => file.begin(list, 'tasks'));
  useFileTaker(yard, 'recording', (recording) => file.begin(recording, 'recording'));
  useAction(bus, 'import-tasks', file.choose, isOpen || 'There is no connection to the yard.');

  async function take(chosen: File): Promise<void> {
    await fileDeskOf(yard).take(chosen);
    // It was of another kind, and is somebody else's now.
    if (file.store.getState().kind === 'choosing') file.drop();
  }

  const whyNot = state.kind === 'asking' ? (closed ?? whyNoPrograms(state, programs)) : null;
  return (
    <>
      <Dialog
        opened={state.kind !== 'idle' && state.kind !== 'done'}
        onClose={file.drop}
        size={state.kind === 'asking' || state.kind === 'refused' ? 'lg' : 'md'}
        title={titleOf(state)}
      >
        <ImportBody state={state} />
        {whyNot !== null && <p className={styles.words}>{whyNot}</p>}
        <Group justify="flex-end" gap="xs">
          {/* One button all the way, so that it keeps the focus while the file comes in. */}
          <Button size="xs" variant="default" onClick={file.drop} data-autofocus>
            {KEEP[state.kind]}
          </Button>
          {state.kind === 'choosing' && (
            <Button size="xs" onClick={() => picker.current?.click()}>
              Choose a file…
            </Button>
          )}
          {state.kind === 'asking' && (
            <Button size="xs" {...pressProps(state.isRunning ? 'It is being submitted.' : whyNot, file.run)}>
              {confirmText(state.list)}
            </Button>
          )}
        </Group>
      </Dialog>
      <FilePicker
        picker={picker}
        label="Task list"
        accept=".json,.ndjson,.jsonl,.csv,.txt"
        onPick={(chosen) => void take(chosen)}
      />
      <Notice
        text={state.kind === 'done' ? importedText(state.receipt) : null}
        lead={state.kind === 'done' ? `${state.fileName}:` : ''}
        role="status"
        onDismiss={file.drop}
      />
    </>
  );
}

/** On the button that leaves everything as it is. */
const KEEP: Readonly<Record<ImportState['kind'], string>> = {
  choosing: 'Cancel',
  sending: 'Cancel',
  checking: 'Cancel',
  asking: 'Run nothing',
  refused: 'Close',
  idle: 'Close',
  done: 'Close',
};

function titleOf(state: ImportState): string {
  switch (state.kind) {
    case 'choosing':
      return 'Import a task list';
    case 'sending':
      return `Reading ${state.fileName}`;
    case 'checking':
      return `Checking ${state.fileName}`;
    case 'asking':
      return `${confirmText(state.list)}?`;
    case 'refused':
      return `${state.fileName} is not taken`;
    case 'idle':
    case 'done':
      return '';
    default:
      return state satisfies never;
  }
}

function whyNoPrograms(
  { list }: Extract<ImportState, { kind: 'asking' }>,
  programs: true | string,
): string | null {
  if (programs === true || list.programs.length === 0) return null;
  return `Scripts and commands cannot be run from here: ${programs}.`;
}
