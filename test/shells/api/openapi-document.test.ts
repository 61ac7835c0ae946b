import { Validator } from '@seriousme/openapi-schema-validator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApiDocument } from '../../../src-main/shells/api/openapi-document';
import { OPERATIONS } from '../../../src-main/shells/api/openapi-paths';
import { breachOf } from '../../support/api-document';
import { makeYard } from '../../support/hosted-yard';
import { type ServedApi, serveApi } from '../../support/served-api';

describe('the document of the API', () => {
  let api: ServedApi;

  beforeAll(async () => {
    api = await serveApi(makeYard().yard);
  });
  afterAll(() => api.close());

  it('is OpenAPI 3.1, and served as it is', async () => {
    const { json } = await api.ask('GET', '/api/openapi.json');
    expect(json).toEqual(JSON.parse(JSON.stringify(openApiDocument())));
    const validator = new Validator();
    expect(await validator.validate(json)).toMatchObject({ valid: true });
    expect(validator.version).toBe('3.1');
    expect((await validator.validate({ ...json, paths: { 'no-slash': {} } })).valid).toBe(false);
  });

  it('leads nowhere in vain', () => {
    const text = JSON.stringify(openApiDocument());
    const refs = new Set(
      Array.from(text.matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g), ([, name]) => name),
    );
    const { components } = openApiDocument() as { components: { schemas: Record<string, unknown> } };
    expect(refs.size).toBeGreaterThan(15);
    expect([...refs].filter((name) => components.schemas[String(name)] === undefined)).toEqual([]);
  });

  it('has every route that is there, and none that is not', async () => {
    for (const { method, path } of OPERATIONS) {
      if (path === '/api/events') continue;
      const { status, json } = await api.ask(method.toUpperCase(), path.replace('{id}', '7'));
      expect([path, json?.problems?.[0]?.field === 'path', status < 500]).toEqual([path, false, true]);
    }
    const unknown = await api.ask('GET', '/api/nothing');
    expect([unknown.status, unknown.json.problems[0].field]).toEqual([404, 'path']);
    expect((await api.ask('DELETE', '/api/limits')).status).toBe(404);
  });

  it('says what an order is, as far as a schema can', () => {
    const { components } = openApiDocument() as { components: { schemas: Record<string, unknown> } };
    expect(components.schemas.TaskOrder).toMatchObject({
      required: ['body'],
      properties: { name: { type: 'string', minLength: 1, maxLength: 80 } },
      additionalProperties: false,
    });
  });

  it('would tell an answer that breaks it', () => {
    const answer = (body: unknown) => ({ status: 200, type: 'application/json; charset=utf-8', body });
    expect(breachOf('POST', '/api/start', answer({ run: 1 }))).toBeNull();
    expect(breachOf('POST', '/api/start', answer({ run: -1 }))).toContain('must be >= 0');
    expect(breachOf('POST', '/api/start', { ...answer({ run: 1 }), status: 201 })).toContain(
      'promises no 201',
    );
    expect(breachOf('GET', '/api/stats', answer({}))).toContain('must have required property');
  });
});
