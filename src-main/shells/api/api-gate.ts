import type { FastifyReply, FastifyRequest } from 'fastify';
import { shownValue } from '../../schemas/shown-value';
import { isAllowedHost, isAllowedOrigin } from '../loopback/allowed-hosts';
import { refuse, sendRefusal } from './api-refusal';
import { bearerOf, SecretCheck } from './api-token';

/**
 * Whether a request comes from a program of this machine that knows the token, and from no web page but this server's
 * own. To be asked before anything of its body is read.
 *
 * @param port the one that the server listens on, asked for each request
 * @returns a hook for the very beginning of a request, which answers strangers itself
 */
export function apiGate(token: string, port: () => number) {
  const check = new SecretCheck(token);
  return async ({ headers }: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> => {
    const { host, origin } = headers;
    if (!isAllowedHost(host, port())) {
      return sendRefusal(reply, refuse(403, 'Host', 'an address of this machine', shownValue(host)));
    }
    // A page's requests carry it, those of programs do not.
    if (origin !== undefined && !isAllowedOrigin(origin, port())) {
      return sendRefusal(reply, refuse(403, 'Origin', "none, or this server's own", shownValue(origin)));
    }
    const given = bearerOf(headers.authorization);
    if (given !== null && check.matches(given)) return undefined;
    reply.header('www-authenticate', 'Bearer realm="Switchyard"');
    const got = given === null ? 'none' : 'another one';
    return sendRefusal(reply, refuse(401, 'Authorization', 'Bearer and the token of this server', got));
  };
}
