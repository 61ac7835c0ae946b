/** The page's own protocol, so that it is no file and has an origin. */
export const PAGE_SCHEME = 'app';
export const PAGE_HOST = 'switchyard';
export const PAGE_URL = `${PAGE_SCHEME}://${PAGE_HOST}/`;

/** Whether an address lies within our page's origin. */
export function isPageUrl(url: string): boolean {
  return URL.canParse(url) && url.startsWith(PAGE_URL);
}
