/**
 * The nonce that this page's content policy allows styles with; empty where the page has no policy.
 * Browsers hide the attribute from scripts once the page is parsed, but not the property.
 */
export function readCspNonce(page: Document): string {
  const meta = page.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]');
  return meta?.nonce || meta?.content || '';
}
