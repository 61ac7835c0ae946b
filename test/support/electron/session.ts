import type { PermissionCheckHandlerHandlerDetails, PermissionRequest, Session, WebContents } from 'electron';
import { cancelableEvent } from './cancelable-event';
import type { Chromium } from './chromium';
import { type PageDownload, StandInDownload } from './download-item';
import { LoudEmitter } from './loud';

type RequestHandler = Parameters<Session['setPermissionRequestHandler']>[0];
type CheckHandler = Parameters<Session['setPermissionCheckHandler']>[0];
/** The names that Electron has for permissions, as far as a page's requests are known. */
export type Permission = Parameters<NonNullable<RequestHandler>>[1];

/** Chromium's names of what a page may be granted, by Electron's. */
const CHROMIUM_NAMES: { readonly [P in Permission]?: readonly string[] } = {
  geolocation: ['geolocation'],
  notifications: ['notifications'],
  media: ['camera', 'microphone'],
  'clipboard-read': ['clipboard-read'],
  'clipboard-sanitized-write': ['clipboard-write'],
  midi: ['midi'],
};

/** What a page asks for. */
export interface PermissionQuestion {
  readonly contents: WebContents;
  readonly permission: Permission;
  readonly isCheck: boolean;
  /** Of the page, as main knows it. */
  readonly url: string;
  /** The same, as Chromium knows it. */
  readonly chromiumOrigin: string;
}

/** The default session: what pages may do. Without handlers Electron grants everything, and so does this. */
export class StandInSession
  extends LoudEmitter
  implements
    Pick<Session, 'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler'>
{
  #request: RequestHandler = null;
  #check: CheckHandler = null;

  constructor() {
    super(['will-download']);
  }

  setPermissionRequestHandler(handler: RequestHandler): void {
    this.#request = handler;
  }

  setPermissionCheckHandler(handler: CheckHandler): void {
    this.#check = handler;
  }

  setDevicePermissionHandler(): void {
    // Chromium without a face has no devices to give, whatever is asked.
  }

  /** Tells main of a download, which may refuse it. */
  begin(download: PageDownload, contents: WebContents): void {
    const event = cancelableEvent({});
    const item = new StandInDownload(download);
    this.emit('will-download', event, item, contents);
    if (event.defaultPrevented) item.cancel();
  }

  /** Has main decide, and Chromium do so. */
  async decide(chromium: Chromium, question: PermissionQuestion): Promise<void> {
    const isGranted = question.isCheck ? this.#checks(question) : await this.#requests(question);
    for (const name of CHROMIUM_NAMES[question.permission] ?? []) {
      await chromium.session().send('Browser.setPermission', {
        permission: { name },
        setting: isGranted ? 'granted' : 'denied',
        origin: question.chromiumOrigin,
      });
    }
  }

  #checks({ contents, permission, url }: PermissionQuestion): boolean {
    const details = { isMainFrame: true, requestingUrl: url } as PermissionCheckHandlerHandlerDetails;
    return this.#check?.(contents, permission, url, details) ?? true;
  }

  #requests({ contents, permission, url }: PermissionQuestion): Promise<boolean> {
    const handler = this.#request;
    if (handler === null) return Promise.resolve(true);
    const details = { isMainFrame: true, requestingUrl: url } as PermissionRequest;
    return new Promise((resolve) => handler(contents, permission, resolve, details));
  }
}
