import type { EventEmitter } from 'node:events';
import { cancelableEvent } from './cancelable-event';
import type { PageNavigation } from './page-requests';
import type { PageTarget } from './page-target';

/** Tells main's listeners where a frame is about to go; any of them may hold it. */
export function askToNavigate(
  contents: EventEmitter,
  page: PageTarget,
  { frameId, isMainFrame, url, isRedirect }: PageNavigation,
): boolean {
  const details = cancelableEvent({
    ...{ url, isMainFrame, isSameDocument: false },
    ...{ frame: page.frame(frameId), initiator: page.mainFrame },
  });
  const ask = (event: string) => {
    if (!details.defaultPrevented) contents.emit(event, details, url, false, isMainFrame);
  };
  if (isRedirect) ask('will-redirect');
  else ask('will-frame-navigate');
  if (isMainFrame && !isRedirect) ask('will-navigate');
  return !details.defaultPrevented;
}
