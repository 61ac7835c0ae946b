import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OPERATIONS } from '../../../src-main/shells/api/openapi-paths';
import type { Yard } from '../../../src-main/shells/yard/yard';
import { makeYard } from '../../support/hosted-yard';
import { type ServedApi, serveApi } from '../../support/served-api';

const ROUTES = OPERATIONS.map(
  ({ method, path }) => [method.toUpperCase(), path.replace('{id}', '1')] as const,
);

describe('the gate of the API', () => {
  let yard: Yard;
  let api: ServedApi;

  beforeAll(async () => {
    ({ yard } = makeYard());
    api = await serveApi(yard);
  });
  afterAll(() => api.close());

  it('lets nobody in who has not all of token, Host and Origin right, whatever the route and the body', async () => {
    const { port, token } = api;
    const right = {
      host: [`127.0.0.1:${port}`, `localhost:${port}`, `LOCALHOST:${port}`],
      origin: [undefined, `http://127.0.0.1:${port}`, `http://localhost:${port}`],
      authorization: [`Bearer ${token}`, `bearer ${token}`],
    };
    const wrong = {
      host: [
        'evil.example',
        `evil.example:${port}`,
        '127.0.0.1',
        `127.0.0.1:${port + 1}`,
        `127.0.0.1.:${port}`,
      ],
      origin: [
        'null',
        'http://evil.example',
        `https://127.0.0.1:${port}`,
        `http://127.0.0.1:${port + 1}`,
        '',
        '*',
      ],
      authorization: [
        undefined,
        '',
        token,
        `Bearer ${token}x`,
        `Bearer ${token.slice(1)}`,
        `Bearer ${token.toLowerCase()}`,
        `Basic ${token}`,
        `Bearer`,
        `Bearer x, Bearer ${token}`,
      ],
    };
    const header = (name: keyof typeof right) =>
      fc.oneof(
        fc.record({ isRight: fc.constant(true), value: fc.constantFrom(...right[name]) }),
        fc.record({ isRight: fc.constant(false), value: fc.constantFrom(...wrong[name]) }),
      );
    const bodies = fc.constantFrom(undefined, '', '{', '[{}]', 'x'.repeat(200_000));
    const everybody = fc
      .record({
        route: fc.constantFrom(
          ...ROUTES,
          ['GET', '/api/nothing'] as const,
          ['DELETE', '/api/tasks'] as const,
        ),
        host: header('host'),
        origin: header('origin'),
        authorization: header('authorization'),
        body: bodies,
        type: fc.constantFrom('application/json', 'text/plain'),
      })
      .filter(
        ({ host, origin, authorization }) => !host.isRight || !origin.isRight || !authorization.isRight,
      );
    const before = { ...yard.feed.state(), atMs: 0 };
    await fc.assert(
      fc.asyncProperty(everybody, async ({ route: [method, path], body, type, ...headers }) => {
        const { host, origin, authorization } = headers;
        const { status, json } = await api.ask(method, path, {
          ...(method === 'GET' ? null : { body }),
          headers: {
            host: host.value,
            origin: origin.value,
            authorization: authorization.value,
            ...(method === 'GET' || body === undefined ? null : { 'content-type': type }),
          },
        });
        expect(status).toBe(host.isRight && origin.isRight ? 401 : 403);
        expect(json.problems).toHaveLength(1);
      }),
      { numRuns: 300 },
    );
    expect({ ...yard.feed.state(), atMs: 0 }).toEqual(before);
  });

  it('lets in who has all of them right', async () => {
    for (const host of [`127.0.0.1:${api.port}`, `localhost:${api.port}`]) {
      for (const origin of [undefined, `http://${host}`]) {
        expect((await api.ask('GET', '/api/stats', { headers: { host, origin } })).status).toBe(200);
      }
    }
  });

  it('tells how to come in, and shares nothing with other origins', async () => {
    const { headers } = await api.ask('GET', '/api/stats', { headers: { authorization: undefined } });
    expect(headers['www-authenticate']).toBe('Bearer realm="Switchyard"');
    const preflight = await api.ask('OPTIONS', '/api/tasks', {
      headers: {
        origin: 'http://evil.example',
        authorization: undefined,
        'access-control-request-method': 'POST',
      },
    });
    expect(preflight.status).toBe(403);
    for (const answer of [headers, preflight.headers, (await api.ask('GET', '/api/stats')).headers]) {
      expect(Object.keys(answer).filter((name) => /^access-control|^set-cookie/.test(name))).toEqual([]);
      expect(answer).toMatchObject({ 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' });
    }
  });

  it('leaves the page as it was: no token, and no API in its place', async () => {
    const page = await api.ask('GET', '/', { headers: { authorization: undefined } });
    expect([page.status, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    for (const path of ['/api', '/apis', '/metric']) {
      expect((await api.ask('GET', path, { headers: { authorization: undefined } })).status).toBeGreaterThan(
        399,
      );
    }
  });
});
