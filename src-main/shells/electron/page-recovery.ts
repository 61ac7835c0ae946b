import type * as Electron from 'electron';
import type { Clock } from '../../engine/ports';
import type { AppLog } from './app-log';

/** A page that crashed is loaded again by itself, but not more often than so many times within a minute. */
const MAX_RELOADS_A_MINUTE = 3;
const MINUTE_MS = 60_000;
/** What a load is told that another one has taken the place of: nothing went wrong. */
const LOAD_ABORTED = -3;
/** A page that comes with this status or a higher one is none, although Electron calls it loaded. */
const FIRST_ERROR_STATUS = 400;

export interface RecoveryNeeds {
  readonly dialog: Pick<typeof Electron.dialog, 'showMessageBox'>;
  readonly clock: Clock;
  readonly log: AppLog;
  quit(): void;
}

type Question = Pick<Electron.MessageBoxOptions, 'message' | 'detail' | 'buttons' | 'cancelId' | 'signal'>;

/**
 * Brings the page back when it crashes, does not load or does not answer, while the yard works on: a page
 * that begins anew is sent a snapshot. After too many crashes, where nothing can be loaded, and while the page
 * only hangs, people are asked.
 */
export function recoverPage(window: Electron.BrowserWindow, needs: RecoveryNeeds): void {
  const { clock, log } = needs;
  const { webContents } = window;
  let crashes: number[] = [];
  /** Takes the question back, when the page has answered after all. */
  let hanging: AbortController | null = null;

  const ask = async (question: Question): Promise<number | null> => {
    if (window.isDestroyed()) return null;
    // A window that waited for its page to be drawn would wait for ever.
    if (!window.isVisible()) window.show();
    try {
      const asked = { type: 'warning', noLink: true, ...question } as const;
      const { response } = await needs.dialog.showMessageBox(window, asked);
      return window.isDestroyed() || question.signal?.aborted === true ? null : response;
    } catch (error) {
      log.error('a question could not be asked', error);
      return null;
    }
  };
  let isOffering = false;
  const offerReload = async (message: string) => {
    if (isOffering) return;
    isOffering = true;
    const buttons = ['Load it again', 'Quit'];
    // Whoever waves the question away has not asked to quit.
    const chosen = await ask({ message, detail: 'The yard works on meanwhile.', buttons, cancelId: 0 });
    isOffering = false;
    if (chosen === 0) webContents.reload();
    if (chosen === 1) needs.quit();
  };

  webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    log.error(`the page is gone: ${reason} (${exitCode})`);
    hanging?.abort();
    crashes = [...crashes.filter((atMs) => clock.now() - atMs < MINUTE_MS), clock.now()];
    if (crashes.length <= MAX_RELOADS_A_MINUTE) webContents.reload();
    else void offerReload('The page of Switchyard crashes again and again.');
  });
  const failed = (...said: unknown[]) => {
    log.error(...said);
    void offerReload('The page of Switchyard could not be loaded.');
  };
  webContents.on('did-fail-load', (_event, code, description, url, isMainFrame) => {
    if (!isMainFrame || code === LOAD_ABORTED) return;
    failed(`${url} did not load: ${description} (${code})`);
  });
  webContents.on('did-navigate', (_event, url, status) => {
    if (status >= FIRST_ERROR_STATUS) failed(`${url} did not load: status ${status}`);
  });
  // Without it the page finds no yard, and takes itself for one in a browser.
  webContents.on('preload-error', (_event, path, error) => failed(`${path} failed`, error));

  window.on('unresponsive', () => {
    if (hanging !== null) return;
    log.warn('the page does not answer');
    const question = new AbortController();
    hanging = question;
    const detail = 'The yard works on meanwhile, and a page that is loaded again shows it as it is then.';
    const buttons = ['Load it again', 'Wait'];
    const message = 'The page does not answer.';
    void ask({ message, detail, buttons, cancelId: 1, signal: question.signal })
      .then((chosen) => {
        // A page that hangs takes no orders; its process has to go first.
        if (chosen === 0) webContents.forcefullyCrashRenderer();
      })
      .finally(() => {
        if (hanging === question) hanging = null;
      });
  });
  window.on('responsive', () => hanging?.abort());
}
