import { existsSync } from 'node:fs';
import { join } from 'node:path';
import open from 'open';
import { openRecords } from '../../records/open-records';
import type { RecordSettings } from '../../records/record-settings';
import type { AppFiles } from '../page/app-files';
import { startWebShell, type WebShell } from '../web/web-shell';
import { RealClock } from '../world/real-clock';
import { LEAVE_GRACE_MS, Leaving } from '../yard/leaving';
import { openRealWork } from '../yard/real-work';
import { Yard } from '../yard/yard';
import { hasDisplay, type OpenHost } from './open-host';
import { usualRunsPath } from './record-flags';
import { CANCELLING, leavingAtOnce } from './wording';

export interface ServeWebOptions {
  readonly files: AppFiles;
  readonly host: OpenHost;
  /** Null: the usual one, or the next that is free. */
  readonly port: number | null;
  readonly mayOpenBrowser: boolean;
  readonly records: RecordSettings;
}

/**
 * Serves the window to a browser until somebody asks to end.
 *
 * @returns the exit code
 */
export async function serveWeb(options: ServeWebOptions): Promise<number> {
  const { files, host, port, mayOpenBrowser } = options;
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
  const yard = new Yard({ clock, app: files.app, executors, target, ...kept });
  let shell: WebShell;
  try {
    shell = await startWebShell({ yard, pageDir: files.pageDir, port });
  } catch (error) {
    host.printError(`The web shell cannot start: ${error instanceof Error ? error.message : error}`);
    return 1;
  }
  host.print(`Switchyard is at ${shell.url}`);
  if (mayOpenBrowser && hasDisplay(host) && !host.env.CI) await openBrowser(shell.url, host);
  await untilLeft(yard, host);
  await shell.close();
  await work.close();
  await records?.settled();
  return 0;
}

/** A browser that does not come is no reason to stop: the address stands there. */
async function openBrowser(url: string, host: OpenHost): Promise<void> {
  try {
    const browser = await open(url);
    browser.on('error', (error) => host.printError(`No browser could be opened: ${error.message}`));
  } catch (error) {
    host.printError(`No browser could be opened: ${error instanceof Error ? error.message : error}`);
  }
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
