import type { FastifyInstance } from 'fastify';
import type { Clock } from '../../engine/ports';
import type { WindowGrants } from '../yard/commanded-yard';
import type { Yard } from '../yard/yard';
import { answerErrors, answerUnknownPaths } from './api-errors';
import { apiGate } from './api-gate';
import { ApiYard } from './api-yard';
import { addEventRoute } from './event-route';
import { EventStreams } from './event-streams';
import { takeJsonOnly } from './json-body';
import { MetricTotals } from './metric-totals';
import { openApiDocument } from './openapi-document';
import { addTaskRoutes } from './task-routes';
import { yardMetrics } from './yard-metrics';
import { addYardRoutes } from './yard-routes';

export interface ApiNeeds {
  readonly yard: Yard;
  /** The host's, which paces those who follow. */
  readonly clock: Clock;
  /** Whoever knows it may do what the API can. */
  readonly token: string;
  /** What other programs may do that not everybody may. */
  readonly grants: WindowGrants;
  /** The port that the server listens on, asked for each request. */
  port(): number;
  /** Told of faults of the yard's own. */
  onFault(error: unknown): void;
}

/** The loopback API on a server: `/api/…` and `/metrics`, nothing of it for those without the token. */
export function registerApi(server: FastifyInstance, needs: ApiNeeds): void {
  const { clock, token, grants } = needs;
  const yard = new ApiYard(needs.yard, grants);
  const streams = new EventStreams(needs.yard.feed, clock);
  const totals = new MetricTotals(needs.yard.feed);
  const document = openApiDocument();
  const guard = (routes: FastifyInstance) => {
    routes.addHook(
      'onRequest',
      apiGate(token, () => needs.port()),
    );
    routes.addHook('onSend', async (_request, reply) => void reply.header('cache-control', 'no-store'));
    takeJsonOnly(routes);
    answerErrors(routes, (error) => needs.onFault(error));
  };

  server.addHook('preClose', async () => {
    streams.close();
    totals.close();
  });
  server.register(
    async (api) => {
      guard(api);
      answerUnknownPaths(api);
      addTaskRoutes(api, yard);
      addYardRoutes(api, yard);
      addEventRoute(api, streams);
      api.get('/openapi.json', async () => document);
    },
    { prefix: '/api' },
  );
  server.register(async (routes) => {
    guard(routes);
    const registry = yardMetrics(needs.yard, totals);
    routes.get('/metrics', async (_request, reply) => {
      reply.type(registry.contentType);
      return registry.metrics();
    });
  });
}
