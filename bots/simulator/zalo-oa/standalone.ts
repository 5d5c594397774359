/** The server alone, on a port of its own. */
import { listenAlone } from '../kernel/standalone.ts';
import { zaloOaServer } from './server.ts';
import { createZaloOaWorld, type ZaloOaWorldOptions } from './world.ts';

export type StandaloneZaloOa = Awaited<ReturnType<typeof startZaloOa>>;

/** `root` is what `ZALO_OA_API_ROOT` and `ZALO_OAUTH_ROOT` take. */
export async function startZaloOa(options: ZaloOaWorldOptions) {
  const world = createZaloOaWorld(options);
  return { world, ...(await listenAlone(zaloOaServer({ world }))) };
}
