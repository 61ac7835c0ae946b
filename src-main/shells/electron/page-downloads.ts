import { basename, join } from 'node:path';
import type { DownloadItem, Session, WebContents } from 'electron';
import type { AppLog } from './app-log';
import { isPageOrigin, PAGE_ORIGIN } from './page-address';

/** What the page makes itself; it has nothing to fetch from anywhere. */
const OWN_BLOB = `blob:${PAGE_ORIGIN}/`;

/** What a download is kept from or let go by. */
export interface DownloadPlaces {
  readonly contents: WebContents;
  /** The folder that the save dialog begins in. */
  downloadsDir(): string;
}

/**
 * Lets our page save what it has made, as exports are, by way of the system's save dialog. Every other
 * download is cancelled.
 *
 * @returns its own undo
 */
export function guardDownloads(
  session: Pick<Session, 'on' | 'off'>,
  { contents, downloadsDir }: DownloadPlaces,
  log: AppLog,
): () => void {
  const onDownload = (event: Electron.Event, item: DownloadItem, from: WebContents) => {
    const isOurs =
      from === contents && isPageOrigin(item.getInitiatorOrigin()) && item.getURL().startsWith(OWN_BLOB);
    if (!isOurs) {
      event.preventDefault();
      log.warn(`refused a download of ${item.getURL()}`);
      return;
    }
    // The page's own choice is only a name: never a way out of the folder.
    item.setSaveDialogOptions({ defaultPath: join(downloadsDir(), basename(item.getFilename())) });
    item.once('done', (_event, state) => {
      if (state === 'interrupted') log.warn(`${item.getFilename()} could not be saved`);
    });
  };
  session.on('will-download', onDownload);
  return () => {
    session.off('will-download', onDownload);
  };
}
