/** The server alone, on its own port. */
import { listenAlone } from '../kernel/standalone.ts';
import { telegramServer } from './server.ts';
import { createTelegramWorld, type TelegramWorldOptions } from './world.ts';

export type StandaloneTelegram = Awaited<ReturnType<typeof startTelegram>>;

/** Starts it; `apiRoot` is the value for `TELEGRAM_API_ROOT`. */
export async function startTelegram(options: TelegramWorldOptions) {
  const world = createTelegramWorld(options);
  const { root, close } = await listenAlone(telegramServer({ world }));
  return { world, apiRoot: root, close };
}
