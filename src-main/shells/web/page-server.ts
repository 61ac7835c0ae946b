import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { contentPolicy, drawNonce, SAFETY_HEADERS, withNonce } from '../page/content-policy';
import { isAllowedHost } from './allowed-hosts';

/** Serves the built page to this machine and nobody else. It does not listen yet. */
export async function makePageServer(pageDir: string): Promise<FastifyInstance> {
  const server = fastify({ bodyLimit: 1024, forceCloseConnections: true });

  server.addHook('onRequest', async (request, reply) => {
    reply.headers(SAFETY_HEADERS);
    reply.header('content-security-policy', policyOf(request, drawNonce()));
    if (isAllowedHost(request.headers.host, portOf(server))) return undefined;
    return reply.code(403).type('text/plain').send('Switchyard does not go by this address.\n');
  });

  const servePage = async (request: FastifyRequest, reply: FastifyReply) => {
    const nonce = drawNonce();
    const html = await readFile(join(pageDir, 'index.html'), 'utf8');
    return reply
      .header('content-security-policy', policyOf(request, nonce))
      .header('cache-control', 'no-store')
      .type('text/html; charset=utf-8')
      .send(withNonce(html, nonce));
  };
  server.get('/', servePage);
  server.get('/index.html', servePage);
  server.setNotFoundHandler((_request, reply) => {
    reply.code(404).type('text/plain').send('There is nothing here.\n');
  });
  await server.register(fastifyStatic, { root: pageDir, index: false, dotfiles: 'ignore' });
  return server;
}

/** The port a server listens on; 0 before it does. */
export function portOf(server: FastifyInstance): number {
  return (server.server.address() as AddressInfo | null)?.port ?? 0;
}

function policyOf(request: FastifyRequest, nonce: string): string {
  return contentPolicy(nonce, [`ws://${request.headers.host ?? ''}`]);
}
