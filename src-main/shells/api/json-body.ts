import type { FastifyInstance } from 'fastify';
import { refuse } from './api-refusal';

const TYPE = 'application/json';

/** Bodies come as JSON in UTF-8, told to be so, or not at all. */
export function takeJsonOnly(server: FastifyInstance): void {
  server.removeAllContentTypeParsers();
  server.addContentTypeParser(TYPE, { parseAs: 'buffer' }, (_request, body, done) => {
    try {
      done(null, parseJson(body as Buffer));
    } catch (error) {
      done(error as Error);
    }
  });
}

/** @throws ApiRefusal where it is none */
function parseJson(body: Buffer): unknown {
  if (body.length === 0) return undefined;
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    throw refuse(400, 'body', 'JSON in UTF-8', 'other bytes');
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw refuse(400, 'body', 'JSON', error instanceof Error ? error.message : 'something else');
  }
}
