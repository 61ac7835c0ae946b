import { describe, expect, it } from 'vitest';
import { PageSchemes } from '../support/electron/page-scheme';

describe("a scheme of an app's own", () => {
  const schemes = new PageSchemes();
  schemes.register([{ scheme: 'app', privileges: { standard: true, secure: true } }]);

  it.each([
    ['app://switchyard/', 'https://switchyard.app.stand-in.invalid/'],
    ['app://switchyard/assets/a.js?b=c#d', 'https://switchyard.app.stand-in.invalid/assets/a.js?b=c#d'],
    ['blob:app://switchyard/1234', 'blob:https://switchyard.app.stand-in.invalid/1234'],
    ['https://elsewhere.invalid/', 'https://elsewhere.invalid/'],
    ['other://switchyard/', 'other://switchyard/'],
    ['about:blank', 'about:blank'],
  ])('%s is %s to Chromium, and back', (toMain, toChromium) => {
    expect(schemes.toChromium(toMain)).toBe(toChromium);
    expect(schemes.toMain(toChromium)).toBe(toMain);
  });

  it('is an origin in both', () => {
    expect(schemes.toChromium('app://switchyard')).toBe('https://switchyard.app.stand-in.invalid/');
    expect(new URL(schemes.toChromium('app://one/')).origin).not.toBe(
      new URL(schemes.toChromium('app://two/')).origin,
    );
  });

  it('has to be standard and secure, as an origin of the web is', () => {
    expect(() => new PageSchemes().register([{ scheme: 'app', privileges: { standard: true } }])).toThrow(
      'app is not both',
    );
  });
});
