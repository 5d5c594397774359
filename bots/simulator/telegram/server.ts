/**
 * The Bot API over HTTP, as a Fastify plugin, and `<prefix>/file/bot<token>/<path>` for the paths returned by getFile.
 */
import type { FastifyPluginAsync } from 'fastify';
import { serveBotApi } from '../kernel/bot-api.ts';
import { sendReply } from '../kernel/http.ts';
import { faults } from './faults.ts';
import type { TelegramWorld } from './world.ts';

/** The largest upload (50 MB) plus its form. */
const bodyLimit = 52 * 1024 * 1024;

/** Creates the plugin. The HTTP status of a refusal is its error code. */
export function telegramServer({ world }: { readonly world: TelegramWorld }): FastifyPluginAsync {
  return async (app) => {
    serveBotApi(app, world, { bodyLimit, faults });
    app.get<{ Params: { token: string; '*': string } }>(
      '/file/bot:token/*',
      { logLevel: 'silent' },
      async ({ params }, reply) => {
        const file = world.download(params.token, params['*']);
        if (!file) return sendReply(reply, world.api.reply(faults.notFound().answer));
        return reply.type('application/octet-stream').send(Buffer.from(file.bytes));
      },
    );
  };
}
