/**
 * The bot API over HTTP, as a Fastify plugin, and `<prefix>/media/<name>` for photos of people. Refusals have status
 * 200, as on Zalo: `ok` decides.
 */
import type { FastifyPluginAsync } from 'fastify';
import { serveBotApi } from '../kernel/bot-api.ts';
import { faults } from './faults.ts';
import type { ZaloBotWorld } from './world.ts';

const bodyLimit = 1024 * 1024;

/**
 * Creates the plugin. If it is registered with a prefix, the media are below it too, and `serveMediaAt` needs the same
 * address.
 */
export function zaloBotServer(world: ZaloBotWorld): FastifyPluginAsync {
  return async (app) => {
    serveBotApi(app, world, { bodyLimit, faults });
    app.get<{ Params: { name: string } }>('/media/:name', (request, reply) => {
      const picture = world.media(request.params.name);
      if (!picture) return reply.code(404).send();
      return reply.type(picture.mimeType).send(Buffer.from(picture.bytes));
    });
  };
}
