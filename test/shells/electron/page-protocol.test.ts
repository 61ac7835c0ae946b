import { afterAll, describe, expect, it } from 'vitest';
import { isPageUrl } from '../../../src-main/shells/electron/page-address';
import { answerPageRequest } from '../../../src-main/shells/electron/page-protocol';
import { makePageDir } from '../../support/page-dir';

const page = makePageDir();
afterAll(() => page.remove());

const ask = (url: string, method = 'GET') => answerPageRequest(new Request(url, { method }), page.dir);

describe('the protocol of the page', () => {
  it('brings the page with a policy whose nonce stands in it, a new one each time', async () => {
    const nonces = new Set<string>();
    for (const url of ['app://switchyard/', 'app://switchyard/index.html']) {
      const response = await ask(url);
      const policy = response.headers.get('content-security-policy') ?? '';
      const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? 'none';
      nonces.add(nonce);
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(await response.text()).toBe(`<meta name="csp-nonce" nonce="${nonce}" content="${nonce}">`);
      expect(policy).toContain("connect-src 'self';");
    }
    expect(nonces.size).toBe(2);
  });

  it('brings its files with their types', async () => {
    const response = await ask('app://switchyard/assets/index.js');
    expect(response.headers.get('content-type')).toContain('text/javascript');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(await response.text()).toBe('export {};\n');
  });

  it.each([
    'app://switchyard/../secret.html',
    'app://switchyard/%2e%2e/secret.html',
    'app://switchyard/..%2fsecret.html',
    'app://switchyard/assets/..%2f..%2fsecret.html',
    'app://switchyard/..%5csecret.html',
    'app://switchyard/assets%00.js',
    'app://switchyard/%zz',
    'app://switchyard/assets/',
    'app://switchyard/nothing.js',
    'app://elsewhere/index.html',
  ])('has nothing at %s', async (url) => {
    const response = await ask(url);
    expect(response.status).toBe(404);
    expect(await response.text()).not.toContain('not for anybody');
  });

  it('answers to nothing but GET', async () => {
    expect((await ask('app://switchyard/', 'POST')).status).toBe(404);
  });
});

it('takes only addresses of its own origin for the page', () => {
  const addresses = [
    'app://switchyard/',
    'app://switchyard/index.html',
    'app://switchyard.evil/',
    'app://switch',
    '',
  ];
  expect(addresses.map(isPageUrl)).toEqual([true, true, false, false, false]);
});
