import type * as Electron from 'electron';
import type { AppLog } from './app-log';

export interface LastResortNeeds {
  readonly process: Pick<NodeJS.Process, 'on'>;
  readonly dialog: Pick<typeof Electron.dialog, 'showErrorBox'>;
  readonly log: AppLog;
  readonly logPath: string;
  /** Ends the yard, so that its books are closed; whatever it throws is logged. */
  closeBooks(): void;
  exit(code: number): void;
}

/**
 * What becomes of an error that nobody has caught: it is logged, the yard is ended, people are told once, and
 * the app goes, since nobody knows any more what state it is in.
 */
export function installLastResort(needs: LastResortNeeds): void {
  const { process, dialog, log, logPath, closeBooks, exit } = needs;
  let isFailing = false;
  const fail = (what: string, error: unknown) => {
    log.error(what, error);
    if (isFailing) return;
    isFailing = true;
    try {
      closeBooks();
    } catch (further) {
      log.error('the yard could not be ended', further);
    }
    const message = error instanceof Error ? error.message : String(error);
    dialog.showErrorBox(
      'Switchyard has to stop',
      `An error that it was not made for: ${message}\n\nRunning work was cancelled. The log has more: ${logPath}`,
    );
    exit(1);
  };
  process.on('uncaughtException', (error) => fail('uncaught exception', error));
  process.on('unhandledRejection', (reason) => fail('unhandled rejection', reason));
}
