import type { CustomScheme } from 'electron';

/** Under this reserved name nobody can ever have a host. */
const RESERVED = 'stand-in.invalid';
/** What a page has made itself has an address within its own. */
const BLOB = 'blob:';

/**
 * Plain Chromium cannot go to a scheme of an app's own, so `app://host/path` is `https://host.app.stand-in.invalid/path`
 * to it: an origin of its own, to be trusted, and reachable by nobody, as Electron makes of a scheme that is
 * registered as standard and secure. Main sees its own addresses everywhere; the page itself sees the other
 * one in `location`.
 */
export class PageSchemes {
  readonly #schemes = new Set<string>();

  register(schemes: readonly CustomScheme[]): void {
    for (const { scheme, privileges } of schemes) {
      if (privileges?.standard !== true || privileges.secure !== true) {
        throw new Error(
          `the stand-in for Electron has only standard and secure schemes, and ${scheme} is not both`,
        );
      }
      this.#schemes.add(scheme);
    }
  }

  has(scheme: string): boolean {
    return this.#schemes.has(scheme);
  }

  /** An address of main's, as Chromium knows it. */
  toChromium(url: string): string {
    if (url.startsWith(BLOB)) return BLOB + this.toChromium(url.slice(BLOB.length));
    const [, scheme = '', host, rest = ''] = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]+)(.*)$/i.exec(url) ?? [];
    return this.has(scheme) ? `https://${host}.${scheme}.${RESERVED}${rest === '' ? '/' : rest}` : url;
  }

  /** An address of Chromium's, as main knows it. */
  toMain(url: string): string {
    if (url.startsWith(BLOB)) return BLOB + this.toMain(url.slice(BLOB.length));
    const [, host, scheme = '', rest = ''] =
      /^https:\/\/([^/?#]+)\.([^./?#]+)\.stand-in\.invalid(.*)$/.exec(url) ?? [];
    return this.has(scheme) ? `${scheme}://${host}${rest}` : url;
  }
}
