import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isAllowedHost } from '../loopback/allowed-hosts';
import { makeLoopbackServer, portOf } from '../loopback/server';
import { contentPolicy, drawNonce, withNonce } from '../page/content-policy';

/** A server of the built page for this machine and nobody else. It does not listen yet. */
export function makePageServer(pageDir: string): FastifyInstance {
  const server = makeLoopbackServer();
  server.register((page) => servePage(page, pageDir));
  return server;
}

async function servePage(page: FastifyInstance, pageDir: string): Promise<void> {
  page.addHook('onRequest', async (request, reply) => {
    reply.header('content-security-policy', policyOf(request, drawNonce()));
    if (isAllowedHost(request.headers.host, portOf(page))) return undefined;
    return reply.code(403).type('text/plain').send('Switchyard does not go by this address.\n');
  });

  const sendPage = async (request: FastifyRequest, reply: FastifyReply) => {
    const nonce = drawNonce();
    const html = await readFile(join(pageDir, 'index.html'), 'utf8');
    return reply
      .header('content-security-policy', policyOf(request, nonce))
      .header('cache-control', 'no-store')
      .type('text/html; charset=utf-8')
      .send(withNonce(html, nonce));
  };
  page.get('/', sendPage);
  page.get('/index.html', sendPage);
  page.setNotFoundHandler((_request, reply) => {
    reply.code(404).type('text/plain').send('There is nothing here.\n');
  });
  await page.register(fastifyStatic, { root: pageDir, index: false, dotfiles: 'ignore' });
}

function policyOf(request: FastifyRequest, nonce: string): string {
  return contentPolicy(nonce, [`ws://${request.headers.host ?? ''}`]);
}
