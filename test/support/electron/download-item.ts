import type { DownloadItem, SaveDialogOptions } from 'electron';
import { LoudEmitter } from './loud';
import type { PageTarget } from './page-target';

/** A download that a page has begun. */
export interface PageDownload {
  /** Chromium's name for it. */
  readonly guid: string;
  /** As main knows it. */
  readonly url: string;
  readonly fileName: string;
  readonly page: PageTarget;
}

/**
 * A download, as main sees it. There is nobody to be asked where to save it, so whoever drives Chromium gets the
 * file; main sees what it would have asked.
 */
export class StandInDownload
  extends LoudEmitter
  implements
    Pick<
      DownloadItem,
      | 'getURL'
      | 'getFilename'
      | 'getInitiatorOrigin'
      | 'setSaveDialogOptions'
      | 'getSaveDialogOptions'
      | 'cancel'
    >
{
  readonly #download: PageDownload;
  readonly #initiator: string;
  #saveDialog: SaveDialogOptions = {};

  constructor(download: PageDownload) {
    super(['done', 'updated']);
    this.#download = download;
    this.#initiator = download.page.mainFrame.origin;
    const onDone = (guid: string, state: 'completed' | 'cancelled') => {
      if (guid !== download.guid) return;
      download.page.off('download-done', onDone);
      this.emit('done', {}, state);
    };
    download.page.on('download-done', onDone);
  }

  getURL(): string {
    return this.#download.url;
  }

  getFilename(): string {
    return this.#download.fileName;
  }

  getInitiatorOrigin(): string {
    return this.#initiator;
  }

  getSaveDialogOptions(): SaveDialogOptions {
    return this.#saveDialog;
  }

  setSaveDialogOptions(options: SaveDialogOptions): void {
    this.#saveDialog = options;
  }

  cancel(): void {
    const { guid, page } = this.#download;
    page.cancelDownload(guid).catch(() => {});
  }
}
