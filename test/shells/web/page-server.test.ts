import { request } from 'node:http';
import { createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PortBusyError } from '../../../src-main/shells/loopback/port-busy-error';
import { startWebShell, type WebShell } from '../../../src-main/shells/web/web-shell';
import { makeYard } from '../../support/hosted-yard';
import { makePageDir } from '../../support/page-dir';

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** A request as raw as it can be: neither the path nor the host is tidied up on its way. */
function ask(port: number, path: string, host = `127.0.0.1:${port}`, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asking = request({ host: '127.0.0.1', port, path, method, headers: { host } }, (answer) => {
      let body = '';
      answer.setEncoding('utf8').on('data', (text: string) => {
        body += text;
      });
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body }));
    });
    asking.on('error', reject).end();
  });
}

describe('the page of the web shell', () => {
  const page = makePageDir();
  let shell: WebShell;

  beforeAll(async () => {
    shell = await startWebShell({ yard: makeYard().yard, pageDir: page.dir, port: 0 });
  });
  afterAll(async () => {
    await shell.close();
    page.remove();
  });

  it('comes with a policy whose nonce stands in it, a new one each time', async () => {
    const nonces = new Set<string>();
    for (const path of ['/', '/index.html']) {
      const { status, headers, body } = await ask(shell.port, path);
      const policy = String(headers['content-security-policy']);
      const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? 'none';
      nonces.add(nonce);
      expect({ status, type: headers['content-type'] }).toEqual({
        status: 200,
        type: 'text/html; charset=utf-8',
      });
      expect(body).toBe(`<meta name="csp-nonce" nonce="${nonce}" content="${nonce}">`);
      expect(policy).toBe(
        "default-src 'none'; script-src 'self'; style-src 'self' " +
          `'nonce-${nonce}'; img-src 'self' data:; font-src 'self'; connect-src 'self' ` +
          `ws://127.0.0.1:${shell.port}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
      );
    }
    expect(nonces.size).toBe(2);
  });

  it('brings its files, and nothing from outside its folder', async () => {
    const script = await ask(shell.port, '/assets/index.js');
    expect(script).toMatchObject({ status: 200, body: 'export {};\n' });
    expect(script.headers['content-type']).toContain('javascript');
    const strays = [
      '/../secret.html',
      '/%2e%2e/secret.html',
      '/assets/..%2f..%2fsecret.html',
      '/nothing',
      '/assets/',
    ];
    for (const path of strays) {
      const { status, body } = await ask(shell.port, path);
      expect([path, status >= 400 && status < 500, body.includes('not for anybody')]).toEqual([
        path,
        true,
        false,
      ]);
    }
    expect((await ask(shell.port, '/', undefined, 'POST')).status).toBe(404);
  });

  it('carries the safety headers on every answer', async () => {
    for (const path of ['/', '/assets/index.js', '/nothing']) {
      expect((await ask(shell.port, path)).headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
      });
    }
  });

  it('answers to the names of this machine alone', async () => {
    expect((await ask(shell.port, '/', `localhost:${shell.port}`)).status).toBe(200);
    for (const host of [
      'evil.example',
      `evil.example:${shell.port}`,
      '127.0.0.1',
      `127.0.0.1.:${shell.port}`,
    ]) {
      expect([host, (await ask(shell.port, '/', host)).status]).toEqual([host, 403]);
    }
  });

  it('says which port is taken where it was asked for', async () => {
    const { yard } = makeYard();
    const again = startWebShell({ yard, pageDir: page.dir, port: shell.port });
    await expect(again).rejects.toThrow(PortBusyError);
    await expect(again).rejects.toThrow(`port ${shell.port} is taken`);
  });

  it('takes the next free port where none was asked for', async () => {
    // Stands in the way of the usual port, if nothing else does already.
    const other = createServer();
    await new Promise((resolve) =>
      other.once('error', resolve).listen(4780, '127.0.0.1', () => resolve(null)),
    );
    const next = await startWebShell({ yard: makeYard().yard, pageDir: page.dir, port: null });
    expect(next.port).toBeGreaterThan(4780);
    await next.close();
    await new Promise((resolve) => other.close(resolve));
  });
});
