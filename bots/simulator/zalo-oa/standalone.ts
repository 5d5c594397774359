/** The server alone, on a port of its own: for tests, and for trying a program without the rest of the system. */
import Fastify from 'fastify';
import { zaloOaServer } from './server.ts';
import { createZaloOaWorld, type ZaloOaWorld, type ZaloOaWorldOptions } from './world.ts';

export interface StandaloneZaloOa {
  readonly world: ZaloOaWorld;
  /** What `ZALO_OA_API_ROOT` and `ZALO_OAUTH_ROOT` take. */
  readonly root: string;
  close(): Promise<void>;
}

export async function startZaloOa(options: ZaloOaWorldOptions): Promise<StandaloneZaloOa> {
  const world = createZaloOaWorld(options);
  const app = Fastify({ logger: false, forceCloseConnections: true });
  await app.register(zaloOaServer({ world }));
  const root = await app.listen({ host: '127.0.0.1', port: 0 });
  return { world, root, close: () => app.close() };
}
