/** The server alone, on a port of its own: for tests, and for trying a bot without the rest of the system. */
import Fastify from 'fastify';
import { telegramServer } from './server.ts';
import { createTelegramWorld, type TelegramWorld, type TelegramWorldOptions } from './world.ts';

export interface StandaloneTelegram {
  readonly world: TelegramWorld;
  /** What `TELEGRAM_API_ROOT` takes. */
  readonly apiRoot: string;
  close(): Promise<void>;
}

export async function startTelegram(options: TelegramWorldOptions): Promise<StandaloneTelegram> {
  const world = createTelegramWorld(options);
  const app = Fastify({ logger: false });
  await app.register(telegramServer({ world }));
  const apiRoot = await app.listen({ host: '127.0.0.1', port: 0 });
  return { world, apiRoot, close: () => app.close() };
}
