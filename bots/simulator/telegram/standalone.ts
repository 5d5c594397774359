/** The server alone, on a port of its own. */
import { listenAlone } from '../kernel/standalone.ts';
import { telegramServer } from './server.ts';
import { createTelegramWorld, type TelegramWorldOptions } from './world.ts';

export type StandaloneTelegram = Awaited<ReturnType<typeof startTelegram>>;

/** `apiRoot` is what `TELEGRAM_API_ROOT` takes. */
export async function startTelegram(options: TelegramWorldOptions) {
  const world = createTelegramWorld(options);
  const { root, close } = await listenAlone(telegramServer({ world }));
  return { world, apiRoot: root, close };
}
