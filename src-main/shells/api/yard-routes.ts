import type { FastifyInstance, FastifyRequest } from 'fastify';
import {
  noParametersSchema,
  parseParameters,
  resultsParametersSchema,
  resultsQueryOf,
} from '../../schemas/api-query-schema';
import { limitsPatchSchema } from '../../schemas/limits-schema';
import { parseWith } from '../../schemas/problems';
import { shutdownRequestSchema } from '../../schemas/shutdown-request-schema';
import { type ApiYard, orRefuse } from './api-yard';
import { statsOf } from './stats';
import { takeNothing } from './task-routes';
import { Turnstile } from './turnstile';

/** Searches that may be under way at one time: each may look at a million tasks. */
export const MAX_SEARCHES = 8;

/** Results, figures and limits of the yard, its end and its beginning. */
export function addYardRoutes(api: FastifyInstance, yard: ApiYard): void {
  const searches = new Turnstile(MAX_SEARCHES, 'searches');
  api.get('/results', async ({ query }) => {
    const parameters = orRefuse(parseParameters(resultsParametersSchema, query));
    const asked = { command: 'results', query: resultsQueryOf(parameters) } as const;
    return orRefuse(await searches.pass(() => yard.ask<'results'>(asked)), 409);
  });
  api.get('/stats', (request) => {
    takeNoParameters(request);
    return statsOf(yard);
  });
  api.get('/limits', async (request) => {
    takeNoParameters(request);
    return yard.yard.scheduler.limits;
  });
  api.patch('/limits', async ({ body }) => {
    const patch = orRefuse(parseWith(limitsPatchSchema, body, 'limits'));
    return orRefuse(await yard.ask<'change-limits'>({ command: 'change-limits', patch }));
  });
  api.post('/shutdown', async ({ body }) => {
    const request = orRefuse(parseWith(shutdownRequestSchema, body ?? {}, 'body'));
    const { mode = 'finish-running', graceMs = null } = request;
    return orRefuse(await yard.ask<'shutdown'>({ command: 'shutdown', mode, graceMs }));
  });
  api.post('/start', async (request) => {
    takeNothing(request);
    return orRefuse(await yard.ask<'start'>({ command: 'start' }), 409);
  });
}

function takeNoParameters({ query }: FastifyRequest): void {
  orRefuse(parseParameters(noParametersSchema, query));
}
