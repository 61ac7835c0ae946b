import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openRecords } from '../../records/open-records';
import type { RecordSettings } from '../../records/record-settings';
import { KEPT_EVENTS } from '../api/kept-events';
import type { ServingNotes } from '../api-client/serving-notes';
import type { AppFiles } from '../page/app-files';
import type { WebAccess } from '../web/web-access';
import { startWebShell, type WebShell } from '../web/web-shell';
import { RealClock } from '../world/real-clock';
import { LEAVE_GRACE_MS, Leaving } from '../yard/leaving';
import { openRealWork } from '../yard/real-work';
import { Yard } from '../yard/yard';
import { leaveNote } from './leave-note';
import { hasDisplay, type OpenHost } from './open-host';
import { openPage } from './open-page';
import { usualRunsPath } from './record-flags';
import { CANCELLING, leavingAtOnce } from './wording';

export interface ServeWebOptions {
  readonly files: AppFiles;
  readonly host: OpenHost;
  /** Null: the usual one, or the next that is free. */
  readonly port: number | null;
  readonly mayOpenBrowser: boolean;
  readonly records: RecordSettings;
  readonly access: WebAccess;
  /** Where it leaves its address and its token for other programs of the same user. */
  readonly notes: ServingNotes;
  /** Whether it says what other programs need, besides where it is. */
  readonly tellsToken: boolean;
}

/**
 * Serves the window to a browser until somebody asks to end.
 *
 * @returns the exit code
 */
export async function serveWeb(options: ServeWebOptions): Promise<number> {
  const { files, host, port, access, mayOpenBrowser } = options;
  if (!existsSync(join(files.pageDir, 'index.html'))) {
    host.printError('The page is not built: run `npm run build` first.');
    return 1;
  }
  const clock = new RealClock();
  const records = openRecords({
    settings: options.records,
    usualPath: usualRunsPath(),
    threadPath: files.logThreadPath,
    ...{ clock, process },
  });
  const work = openRealWork(files);
  const { executors, target } = work;
  const kept = records === null ? null : { records };
  const yard = new Yard({ clock, app: files.app, executors, target, keptEvents: KEPT_EVENTS, ...kept });
  const closeAll = async () => {
    await work.close();
    await records?.settled();
  };
  let shell: WebShell;
  try {
    shell = await startWebShell({
      ...{ yard, pageDir: files.pageDir, port, access },
      onFault: (error) => host.printError(`A request could not be answered: ${error}`),
    });
  } catch (error) {
    host.printError(`The web shell cannot start: ${error instanceof Error ? error.message : error}`);
    await yard.drain('cancel-now', null, 'quit');
    await closeAll();
    return 1;
  }
  // Before it says that it is there: who hears that may look for the note, or end it.
  const unleave = leaveNote(shell, options);
  const left = untilLeft(yard, host);
  host.print(`Switchyard is at ${shell.pageUrl}`);
  if (options.tellsToken) host.print(`Its API is at ${shell.url}/api, with the token ${shell.token}`);
  if (mayOpenBrowser && hasDisplay(host) && !host.env.CI) await openPage(shell, options);
  await left;
  unleave();
  await shell.close();
  await closeAll();
  return 0;
}

/** Resolves when somebody has asked to end, and the yard has stopped. */
function untilLeft(yard: Yard, host: OpenHost): Promise<void> {
  return new Promise((resolve) => {
    const leaving = new Leaving(yard, () => {
      undo();
      host.print('Switchyard has stopped.');
      resolve();
    });
    const undo = host.onInterrupt(() => {
      switch (leaving.request('interrupt')) {
        case 1:
          host.print(
            `Draining: running attempts may end, for ${LEAVE_GRACE_MS / 1000} s at most. Ctrl+C again cancels them.`,
          );
          return;
        case 2:
          host.print(CANCELLING);
          return;
        default:
          host.printError(leavingAtOnce(yard.hangingLanes()));
          host.exit(1);
      }
    });
  });
}
