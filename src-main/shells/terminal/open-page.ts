import open from 'open';
import type { ServingNotes } from '../api-client/serving-notes';
import type { WebShell } from '../web/web-shell';
import type { OpenHost } from './open-host';

export interface OpenPageNeeds {
  readonly notes: ServingNotes;
  readonly host: OpenHost;
}

/** A browser that does not come is no reason to stop: the address stands there. */
export async function openPage(shell: WebShell, { notes, host }: OpenPageNeeds): Promise<void> {
  try {
    const browser = await open(addressOf(shell, notes));
    browser.on('error', (error) => host.printError(`No browser could be opened: ${error.message}`));
  } catch (error) {
    host.printError(`No browser could be opened: ${error instanceof Error ? error.message : error}`);
  }
}

/** What a browser is started with: every user of the machine can read it, so that it holds no key. */
function addressOf({ url, pageUrl, port }: WebShell, notes: ServingNotes): string {
  return pageUrl === url ? url : notes.leavePage(port, pageUrl);
}
