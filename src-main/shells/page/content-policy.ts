import { randomBytes } from 'node:crypto';

/** Stands in the page's HTML wherever the nonce of the response belongs. */
const NONCE_PLACEHOLDER = '__CSP_NONCE__';

/** A nonce nobody can guess: a new one for each response that carries the page. */
export function drawNonce(): string {
  return randomBytes(16).toString('base64');
}

export function withNonce(html: string, nonce: string): string {
  return html.replaceAll(NONCE_PLACEHOLDER, nonce);
}

/**
 * What the page may load: its own files, and the styles its UI kit writes under the nonce.
 *
 * @param connect further places the page may connect to, as `ws://127.0.0.1:4780`
 */
export function contentPolicy(nonce: string, connect: readonly string[] = []): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    ["connect-src 'self'", ...connect].join(' '),
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** What every answer of a shell carries besides. */
export const SAFETY_HEADERS: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
};
