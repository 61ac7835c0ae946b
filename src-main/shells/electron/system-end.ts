import type * as Electron from 'electron';
import type { AppLeaving } from './app-leaving';
import type { AppLog } from './app-log';

export interface SystemEndNeeds {
  readonly window: Pick<Electron.BrowserWindow, 'on'>;
  readonly powerMonitor: Pick<Electron.PowerMonitor, 'on'>;
  /** Calls whenever a signal asks this process to end. Returns its own undo. */
  onInterrupt(listener: () => void): () => void;
  readonly leaving: Pick<AppLeaving, 'interrupt' | 'endWithSystem'>;
  readonly log: AppLog;
  /** Writes down what is not yet on disk, before it returns. */
  persist(): void;
}

/**
 * Ends the app when the machine or a signal ends it: nobody is asked, and what has to be kept is on disk
 * before this process gives up control, since it may not get it back. For an app that is ready: by then
 * Electron has put handlers of its own in the place of all others.
 */
export function endWithSystem(needs: SystemEndNeeds): void {
  const { window, powerMonitor, onInterrupt, leaving, log, persist } = needs;
  const end = (why: string) => {
    log.info(`the machine goes down (${why})`);
    persist();
    leaving.endWithSystem();
  };
  // Windows tells the window, and no `before-quit` comes; Linux and macOS tell the app.
  window.on('session-end', ({ reasons }) => end(reasons.join(', ')));
  powerMonitor.on('shutdown', () => end('shutdown'));
  onInterrupt(() => {
    log.info('asked to end by a signal');
    persist();
    leaving.interrupt();
  });
}
