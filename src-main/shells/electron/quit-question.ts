import type * as Electron from 'electron';
import { bringForward } from './bring-forward';
import { type WorkSample, workLeft } from './work-watch';

/** What to do with running work when the app is to quit. */
export type QuitChoice = 'finish' | 'cancel' | 'stay';

/** The buttons of the question, in their order. */
export const QUIT_BUTTONS = [
  { choice: 'finish', label: 'Finish running, then quit' },
  { choice: 'cancel', label: 'Cancel and quit' },
  { choice: 'stay', label: 'Stay' },
] as const satisfies readonly { readonly choice: QuitChoice; readonly label: string }[];

const STAY_AT = QUIT_BUTTONS.findIndex(({ choice }) => choice === 'stay');

/** The work that is asked about. */
export interface AskedWork extends Pick<WorkSample, 'counts' | 'toSubmit'> {
  /** A shutdown is under way; finishing waits for its end. */
  readonly isShuttingDown: boolean;
}

/**
 * Asks in front of the window what is to become of its work.
 *
 * @param signal takes the question back; it is then answered by `stay`
 */
export async function askBeforeQuitting(
  dialog: Pick<typeof Electron.dialog, 'showMessageBox'>,
  window: Electron.BrowserWindow,
  work: AskedWork,
  signal: AbortSignal,
): Promise<QuitChoice> {
  bringForward(window);
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    title: 'Switchyard',
    message: 'Work is still running.',
    detail: describeWork(work),
    buttons: QUIT_BUTTONS.map(({ label }) => label),
    defaultId: STAY_AT,
    cancelId: STAY_AT,
    noLink: true,
    signal,
  });
  return QUIT_BUTTONS[response]?.choice ?? 'stay';
}

/** `3 tasks are running and 41 wait. Those that wait are cancelled either way.` */
export function describeWork({ isShuttingDown, ...work }: AskedWork): string {
  const { running } = work.counts;
  const waiting = workLeft(work) - running;
  const runs = `${running} ${running === 1 ? 'task is' : 'tasks are'} running`;
  const all = waiting === 0 ? `${runs}.` : `${runs} and ${waiting} ${waiting === 1 ? 'waits' : 'wait'}.`;
  if (isShuttingDown) return `${all} The yard is shutting down already.`;
  if (waiting === 0) return all;
  return `${all} ${waiting === 1 ? 'The one that waits is' : 'Those that wait are'} cancelled either way.`;
}
