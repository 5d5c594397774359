/** The server alone, on its own port. */
import { listenAlone } from '../kernel/standalone.ts';
import type { ZaloBotWorldOptions } from './platform.ts';
import { zaloBotServer } from './server.ts';
import { createZaloBotWorld } from './world.ts';

export type StandaloneZaloBot = Awaited<ReturnType<typeof startZaloBot>>;

/** Starts it; `apiRoot` is the value for `ZALO_BOT_API_ROOT`. */
export async function startZaloBot(options: ZaloBotWorldOptions) {
  const world = createZaloBotWorld(options);
  const { root, close } = await listenAlone(zaloBotServer(world));
  world.serveMediaAt(root);
  return { world, apiRoot: root, close };
}
