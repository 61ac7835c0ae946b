/** The page's own protocol, so that it is no file and has an origin. */
export const PAGE_SCHEME = 'app';
export const PAGE_HOST = 'switchyard';
export const PAGE_ORIGIN = `${PAGE_SCHEME}://${PAGE_HOST}`;
export const PAGE_URL = `${PAGE_ORIGIN}/`;

/** Whether an address lies within our page's origin. */
export function isPageUrl(url: string): boolean {
  return URL.canParse(url) && url.startsWith(PAGE_URL);
}

/** Whether an origin, as Chromium writes it with a final slash or without, is our page's. */
export function isPageOrigin(origin: string): boolean {
  return origin === PAGE_ORIGIN || origin === PAGE_URL;
}
