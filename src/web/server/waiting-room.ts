/** What a worker that stands by answers: it is well, and does nothing yet. */
import Fastify, { type FastifyInstance } from 'fastify';
import { healthRoutes } from './health.ts';

/** Neither pages nor webhooks; who restarts workers one by one may go on, since the one that waits is ready to take over. */
export async function waitingRoom(): Promise<FastifyInstance> {
  const room = Fastify({ logger: false, return503OnClosing: true, forceCloseConnections: true });
  await room.register(healthRoutes, {
    ready: async () => ({ ok: true, details: { standsBy: true } }),
    metrics: async () => ({ type: 'text/plain; version=0.0.4', body: 'tin_phuong_stands_by 1\n' }),
    metricsToken: null,
  });
  return room;
}
