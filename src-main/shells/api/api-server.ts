import type { FastifyInstance } from 'fastify';
import { listenOnLoopback } from '../loopback/listen';
import { makeLoopbackServer, portOf } from '../loopback/server';
import { answerUnknownPaths } from './api-errors';
import { apiGate } from './api-gate';
import { type ApiNeeds, registerApi } from './api-routes';

export interface ApiServer {
  /** Where programs of this machine find it. */
  readonly url: string;
  readonly port: number;
  /** Lets go of everybody and of the port. The yard works on. */
  close(): Promise<void>;
}

/**
 * Serves the loopback API alone, on 127.0.0.1.
 *
 * @param port 0: any free one; null: the usual one, or the next that is free
 * @throws PortBusyError where no port allowed is free
 */
export async function startApiServer(needs: Omit<ApiNeeds, 'port'>, port: number | null): Promise<ApiServer> {
  const server = await listenOnLoopback(async () => makeApiServer(needs), port);
  return {
    url: `http://127.0.0.1:${portOf(server)}`,
    port: portOf(server),
    close: () => server.close(),
  };
}

function makeApiServer(needs: Omit<ApiNeeds, 'port'>): FastifyInstance {
  const server = makeLoopbackServer();
  const port = () => portOf(server);
  server.register(async (rest) => {
    rest.addHook('onRequest', apiGate(needs.token, port));
    answerUnknownPaths(rest);
  });
  registerApi(server, { ...needs, port });
  return server;
}
