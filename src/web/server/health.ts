/**
 * /healthz: the process is running. /readyz: webhooks are accepted, the databases answer, the disk has room. /metrics: for
 * Prometheus. Figures are only for requests from this server or with the operator's token, because they could show an
 * outsider when a ward is in trouble.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import { everyone, shown } from '../kit/page-registry.ts';

/** Whether this process can work now; `details` are for the operator. */
export interface Readiness {
  readonly ok: boolean;
  readonly details: Readonly<Record<string, unknown>>;
}

/** What the monitoring endpoints report. */
export interface Health {
  readonly ready: () => Promise<Readiness>;
  readonly metrics: () => Promise<{ readonly type: string; readonly body: string }>;
  /** Null: only requests from this server receive figures. */
  readonly metricsToken: string | null;
}

/** A request forwarded by a proxy on this server comes from elsewhere. */
const isOfThisMachine = (request: FastifyRequest): boolean =>
  ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(request.socket.remoteAddress ?? '') &&
  request.headers['x-forwarded-for'] === undefined &&
  request.headers.forwarded === undefined;

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

const hasToken = (request: FastifyRequest, token: string | null): boolean =>
  token !== null && timingSafeEqual(digest(request.headers.authorization ?? ''), digest(`Bearer ${token}`));

/** Registers the endpoints. Without a token, other hosts learn only whether the program is ready. */
export const healthRoutes: FastifyPluginAsync<Health> = async (app, health) => {
  const maySeeFigures = (request: FastifyRequest): boolean =>
    isOfThisMachine(request) || hasToken(request, health.metricsToken);

  app.get('/healthz', shown(everyone), async (_request, reply) =>
    reply.header('cache-control', 'no-store').send({ ok: true }),
  );
  app.get('/readyz', shown(everyone), async (request, reply) => {
    const { ok, details } = await health.ready();
    return reply
      .code(ok ? 200 : 503)
      .header('cache-control', 'no-store')
      .send(maySeeFigures(request) ? { ok, ...details } : { ok });
  });
  app.get('/metrics', shown(everyone), async (request, reply) => {
    if (!maySeeFigures(request)) return reply.code(404).send();
    const { type, body } = await health.metrics();
    return reply.header('content-type', type).header('cache-control', 'no-store').send(body);
  });
};
