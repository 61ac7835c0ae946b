import { afterEach, expect, it } from 'vitest';
import { makeLoopbackServer } from '../../../src-main/shells/loopback/server';

const server = makeLoopbackServer();
let asked: string[] = [];
server.register(
  async (guarded) => {
    guarded.addHook('onRequest', async (request, reply) => {
      asked.push(request.url);
      return reply.code(401).send('who is it?');
    });
    guarded.post('/tasks', async () => 'done');
    guarded.get('/tasks/:id', async () => 'found');
    guarded.get('/*', async () => 'anything');
  },
  { prefix: '/api' },
);
server.post('/tasks', async () => 'done');

afterEach(() => {
  asked = [];
});

it.each(['/api/%', '/api/tasks/%ff', '/api/%zz/x?y=1', `/api/tasks/${'a'.repeat(8_000)}`])(
  'asks the gate of a place about every address in it, also one that cannot be read: %s',
  async (url) => {
    const { statusCode, body } = await server.inject({ method: 'GET', url });
    expect([statusCode, body, asked.length]).toEqual([401, 'who is it?', 1]);
  },
);

it.each(['/tasks%ff', '/tasks%', '/%74asks%zz', '/tasks/%ff'])(
  'lets no address that cannot be read lead to a route beside it: %s',
  async (url) => {
    expect((await server.inject({ method: 'POST', url })).statusCode).toBe(404);
    expect((await server.inject({ method: 'POST', url: '/%74asks' })).body).toBe('done');
  },
);
