import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ApiRefusal, refuse, sendRefusal } from './api-refusal';

/** What fastify refuses on its own account, in the words of every other problem. */
const OWN: Readonly<Record<string, ApiRefusal>> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: refuse(415, 'Content-Type', 'application/json', 'another one'),
  FST_ERR_CTP_BODY_TOO_LARGE: refuse(413, 'body', 'one that is not longer than allowed', 'a longer one'),
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: refuse(400, 'Content-Length', 'the length of the body', 'another one'),
};

/**
 * Answers whatever goes wrong with its problems.
 *
 * @param onFault told of what is no fault of the request
 */
export function answerErrors(server: FastifyInstance, onFault: (error: unknown) => void): void {
  server.setErrorHandler((error: FastifyError, _request, reply) => {
    const refusal = error instanceof ApiRefusal ? error : OWN[error.code];
    if (refusal !== undefined) return sendRefusal(reply, refusal);
    const status = error.statusCode ?? 500;
    if (status < 500) return sendRefusal(reply, refuse(status, 'request', 'one of HTTP', error.message));
    onFault(error);
    return sendRefusal(reply, refuse(500, 'request', 'the yard to answer', 'a fault, which is in its log'));
  });
}

/** Answers paths that lead nowhere, also where a route of the server's others would take whatever is asked of it. */
export function answerUnknownPaths(server: FastifyInstance): void {
  const refuseUnknown = ({ method, url }: FastifyRequest, reply: FastifyReply) => {
    const got = `${method} ${url.slice(0, 60)}`;
    return sendRefusal(reply, refuse(404, 'path', 'a route that /api/openapi.json tells', got));
  };
  server.setNotFoundHandler(refuseUnknown);
  server.get('/*', refuseUnknown);
}
