import { describe, expect, it } from 'vitest';
import { type GuardedContents, guardPage } from '../../../src-main/shells/electron/page-guard';
import { cancelable, FakeContents } from './fake-window';

function guarded() {
  const contents = new FakeContents([]);
  guardPage(contents as unknown as GuardedContents);
  return contents;
}

const PAGE = 'app://switchyard/index.html';
const ELSEWHERE = [
  'https://evil.example/',
  'app://switchyard.evil/',
  'app://elsewhere/',
  'file:///etc/passwd',
  'blob:app://switchyard/1',
  'data:text/html,hello',
  'javascript:alert(1)',
  'about:blank',
];

describe('the guard of the page', () => {
  it.each(['will-navigate', 'will-frame-navigate', 'will-redirect'])(
    'lets it go home and nowhere else: %s',
    (name) => {
      const contents = guarded();
      const held = [PAGE, ...ELSEWHERE].map((url) => {
        const event = cancelable({ url });
        contents.emit(name, event);
        return event.isPrevented;
      });
      expect(held).toEqual([false, ...ELSEWHERE.map(() => true)]);
    },
  );

  it('lets it open no window and embed nothing', () => {
    const contents = guarded();
    const webview = cancelable();
    contents.emit('will-attach-webview', webview);
    expect(webview.isPrevented).toBe(true);
    expect(contents.openHandler()).toEqual({ action: 'deny' });
  });

  /** What the page, or another frame, gets when it asks first and when it just tries. */
  function may(permission: string, details: { isMainFrame: boolean; requestingUrl: string }) {
    const { session } = guarded();
    let isGranted: boolean | null = null;
    session.onRequest(
      null,
      permission,
      (may) => {
        isGranted = may;
      },
      details,
    );
    const origin = new URL(details.requestingUrl);
    const isAllowed = session.onCheck(null, permission, `${origin.protocol}//${origin.host}`, details);
    return [isGranted, isAllowed];
  }

  const ASKED = [
    'geolocation',
    'media',
    'display-capture',
    'notifications',
    'clipboard-read',
    'fileSystem',
    'fullscreen',
    'hid',
    'midi',
    'openExternal',
    'pointerLock',
    'serial',
    'usb',
    'window-management',
    'unknown',
  ];

  it.each(ASKED)('grants it no %s', (permission) => {
    expect(may(permission, { isMainFrame: true, requestingUrl: PAGE })).toEqual([false, false]);
  });

  it('lets it copy text, and only our page in its top frame', () => {
    const copying = 'clipboard-sanitized-write';
    expect(may(copying, { isMainFrame: true, requestingUrl: PAGE })).toEqual([true, true]);
    expect(may(copying, { isMainFrame: false, requestingUrl: PAGE })).toEqual([false, false]);
    const elsewhere = { isMainFrame: true, requestingUrl: 'https://evil.example/' };
    expect(may(copying, elsewhere)).toEqual([false, false]);
  });

  it('gives it no device', () => {
    const { session } = guarded();
    expect(session.onDevice({ deviceType: 'usb', origin: PAGE })).toBe(false);
  });
});
