/** The server alone, on its own port. */
import { listenAlone } from '../kernel/standalone.ts';
import { zaloOaServer } from './server.ts';
import { createZaloOaWorld, type ZaloOaWorldOptions } from './world.ts';

export type StandaloneZaloOa = Awaited<ReturnType<typeof startZaloOa>>;

/** Starts it; `root` is the value for `ZALO_OA_API_ROOT` and `ZALO_OAUTH_ROOT`. */
export async function startZaloOa(options: ZaloOaWorldOptions) {
  const world = createZaloOaWorld(options);
  return { world, ...(await listenAlone(zaloOaServer({ world }))) };
}
