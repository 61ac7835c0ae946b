import type { DesktopApi } from '#contract/desktop-api';
import { FEED_PATH, KEY_PARAMETER, type YardGlobal } from '#contract/wire';
import { afterDelay } from './after-delay';
import { openWebSocketYard } from './web-socket-client';
import type { YardConnection } from './yard-connection';

/** The yard of this window: the preload's where there is one, else the web shell's, on the page's own host. */
export function connectToYard(page: Window & YardGlobal): YardConnection {
  if (page.switchyard !== undefined) {
    return {
      api: page.switchyard,
      transport: 'desktop',
      watch(listener) {
        listener({ kind: 'open' });
        return () => {};
      },
    };
  }
  const scheme = page.location.protocol === 'https:' ? 'wss' : 'ws';
  // Whoever opened the address that the web shell printed may do more than others of this machine.
  const key = new URLSearchParams(page.location.search).get(KEY_PARAMETER);
  const query = key === null ? '' : `?${KEY_PARAMETER}=${encodeURIComponent(key)}`;
  const url = `${scheme}://${page.location.host}${FEED_PATH}${query}`;
  return openWebSocketYard({
    openSocket: () => new WebSocket(url),
    after: afterDelay,
  });
}

/** What the desktop app gives besides the yard; null in a browser. */
export function desktopOf(page: Window & YardGlobal): DesktopApi | null {
  return page.switchyardDesktop ?? null;
}
