/** The HTTP answers of a standby worker: healthy, but not yet working. */
import Fastify, { type FastifyInstance } from 'fastify';
import { healthRoutes } from './health.ts';

/** Serves only the health endpoints. It reports ready, so that a rolling restart can continue: this worker can take over. */
export async function standbyServer(): Promise<FastifyInstance> {
  const room = Fastify({ logger: false, return503OnClosing: true, forceCloseConnections: true });
  await room.register(healthRoutes, {
    ready: async () => ({ ok: true, details: { standsBy: true } }),
    metrics: async () => ({ type: 'text/plain; version=0.0.4', body: 'tin_phuong_stands_by 1\n' }),
    metricsToken: null,
  });
  return room;
}
