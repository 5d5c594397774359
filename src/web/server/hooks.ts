/**
 * POST /hooks/:channel/:ward verifies that a webhook is genuine, stores it, and answers: 200 only after the commit; never
 * 3xx, never 410. Answers have no body.
 */
import type { FastifyPluginAsync } from 'fastify';
import { acceptsWebhooks } from '../../channel/channel.ts';
import type { Delivery } from '../../channel/incoming.ts';
import type { WardRuntime } from '../../ward-runtime.ts';
import { acting } from '../kit/page-registry.ts';

/** Configuration of the webhook routes. */
export interface HookOptions {
  readonly wards: readonly WardRuntime[];
  readonly receive: (ward: WardRuntime, deliveries: readonly Delivery[]) => Promise<void>;
  readonly isOpen: () => boolean;
  readonly onForged: (channel: string) => void;
  /** Called if storing took so long that the platform may soon disable the webhook. */
  readonly onSlow: (runtime: WardRuntime, channel: string, ms: number) => void;
}

/** Zalo expects an answer within two seconds and disables a webhook that is repeatedly late. */
const slowMs = 1_500;

/** Registers the webhook routes. Slow storing is reported to `onSlow`, and the webhook is still answered. */
export const hookRoutes: FastifyPluginAsync<HookOptions> = async (
  app,
  { wards, receive, isOpen, onForged, onSlow },
) => {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  app.setErrorHandler((error: { statusCode?: number }, _request, reply) => {
    const status = error.statusCode ?? 503;
    if (status >= 500) reply.header('retry-after', '5');
    return reply.code(status >= 500 ? 503 : status).send();
  });
  app.post<{ Params: { channel: string; ward: string } }>(
    '/hooks/:channel/:ward',
    acting({ by: 'platform' }, 'receive'),
    async (request, reply) => {
      if (!isOpen()) return reply.code(503).header('retry-after', '5').send();
      const runtime = wards.find(({ ward }) => ward.id === request.params.ward);
      const channel = runtime?.channels.get(request.params.channel);
      if (!runtime || !channel || !acceptsWebhooks(channel)) return reply.code(404).send();
      const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      const verdict = channel.acceptWebhook({ headers: request.headers, body });
      switch (verdict.kind) {
        case 'forged':
          onForged(channel.name);
          return reply.code(401).send();
        case 'malformed':
          return reply.code(400).send();
        case 'probe':
          return reply.code(200).send();
        case 'genuine': {
          const began = performance.now();
          try {
            await receive(runtime, verdict.deliveries);
          } finally {
            const ms = Math.round(performance.now() - began);
            if (ms >= slowMs) onSlow(runtime, channel.name, ms);
          }
          return reply.code(200).send();
        }
      }
    },
  );
};
