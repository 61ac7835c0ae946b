import { readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import type { CustomScheme } from 'electron';
import { contentPolicy, drawNonce, SAFETY_HEADERS, withNonce } from '../page/content-policy';
import { PAGE_HOST, PAGE_SCHEME } from './page-address';

/** Must be registered before the app is ready. */
export const PAGE_PRIVILEGES: CustomScheme = {
  scheme: PAGE_SCHEME,
  privileges: { standard: true, secure: true, supportFetchAPI: true, corsEnabled: true },
};

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};

/**
 * Answers a request of the page's protocol from the folder of the built page, and from nowhere else.
 *
 * @param pageDir absolute
 */
export async function answerPageRequest(request: Request, pageDir: string): Promise<Response> {
  const path = pathInside(new URL(request.url), pageDir);
  if (request.method !== 'GET' || path === null) return nothingHere();
  const contentType = CONTENT_TYPES[extname(path)];
  if (contentType === undefined) return nothingHere();
  let content: Buffer;
  try {
    content = await readFile(path);
  } catch {
    return nothingHere();
  }
  const nonce = drawNonce();
  const headers = {
    ...SAFETY_HEADERS,
    'content-type': contentType,
    'content-security-policy': contentPolicy(nonce),
  };
  const isPage = extname(path) === '.html';
  return new Response(isPage ? withNonce(content.toString('utf8'), nonce) : new Uint8Array(content), {
    headers,
  });
}

/** The file an address names; null where that is none of the page's. */
function pathInside({ host, pathname }: URL, pageDir: string): string | null {
  if (host !== PAGE_HOST) return null;
  let name: string;
  try {
    name = decodeURIComponent(pathname);
  } catch {
    return null;
  }
  // A name that is harmless on one system climbs on another: `..\` on Windows.
  if (/[\\:\0]/.test(name)) return null;
  const path = join(pageDir, name === '/' ? 'index.html' : name);
  const inside = relative(pageDir, path);
  return inside === '' || inside.split(sep)[0] === '..' ? null : path;
}

function nothingHere(): Response {
  return new Response('There is nothing here.\n', { status: 404, headers: { 'content-type': 'text/plain' } });
}
