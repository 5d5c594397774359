/** /healthz: the process lives. /readyz: webhooks are accepted. /metrics: for Prometheus. */
import type { FastifyPluginAsync } from 'fastify';
import { everyone, shown } from '../kit/page-registry.ts';

export interface Health {
  readonly ready: () => Promise<{ readonly ok: boolean; readonly details: Readonly<Record<string, unknown>> }>;
  readonly metrics: () => Promise<{ readonly type: string; readonly body: string }>;
}

export const healthRoutes: FastifyPluginAsync<Health> = async (app, health) => {
  app.get('/healthz', shown(everyone), async (_request, reply) =>
    reply.header('cache-control', 'no-store').send({ ok: true }),
  );
  app.get('/readyz', shown(everyone), async (request, reply) => {
    const { ok, details } = await health.ready();
    const isLocal = request.ip === '127.0.0.1' || request.ip === '::1';
    return reply
      .code(ok ? 200 : 503)
      .header('cache-control', 'no-store')
      .send(isLocal ? { ok, ...details } : { ok });
  });
  app.get('/metrics', shown(everyone), async (_request, reply) => {
    const { type, body } = await health.metrics();
    return reply.header('content-type', type).send(body);
  });
};
