import type { Session, WebContents } from 'electron';
import { isPageOrigin, isPageUrl } from './page-address';

/** What guarding a page needs of it. */
export type GuardedContents = Pick<WebContents, 'setWindowOpenHandler' | 'on'> & {
  readonly session: Pick<
    Session,
    'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler'
  >;
};

/** Writing plain text to the clipboard, on a click: rows and errors can be copied. Reading it is another one. */
const COPYING = 'clipboard-sanitized-write';

/**
 * Holds the page to its place: it goes nowhere else, opens no window, embeds nothing, and is granted nothing
 * of this machine but to copy.
 */
export function guardPage(contents: GuardedContents): void {
  const keepHome = (event: Electron.Event<{ readonly url: string }>) => {
    if (!isPageUrl(event.url)) event.preventDefault();
  };
  // The first tells of the top frame, the second of every frame, the third of where a server points.
  contents.on('will-navigate', keepHome);
  contents.on('will-frame-navigate', keepHome);
  contents.on('will-redirect', keepHome);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));

  const { session } = contents;
  session.setPermissionRequestHandler((_contents, permission, decide, { isMainFrame, requestingUrl }) =>
    decide(permission === COPYING && isMainFrame && isPageUrl(requestingUrl)),
  );
  session.setPermissionCheckHandler(
    (_contents, permission, origin, { isMainFrame }) =>
      permission === COPYING && isMainFrame && isPageOrigin(origin),
  );
  session.setDevicePermissionHandler(() => false);
}
