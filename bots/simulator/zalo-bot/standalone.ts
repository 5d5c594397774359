/** The server alone, on a port of its own: for tests, and for trying a bot without the rest of the system. */
import Fastify from 'fastify';
import type { ZaloBotWorldOptions } from './platform.ts';
import { zaloBotServer } from './server.ts';
import { createZaloBotWorld, type ZaloBotWorld } from './world.ts';

export interface StandaloneZaloBot {
  readonly world: ZaloBotWorld;
  /** What `ZALO_BOT_API_ROOT` takes. */
  readonly apiRoot: string;
  close(): Promise<void>;
}

export async function startZaloBot(options: ZaloBotWorldOptions): Promise<StandaloneZaloBot> {
  const world = createZaloBotWorld(options);
  // A client that changed its mind leaves a connection that never asked anything; closing must not wait for it.
  const app = Fastify({ logger: false, forceCloseConnections: true });
  await app.register(zaloBotServer(world));
  const apiRoot = await app.listen({ host: '127.0.0.1', port: 0 });
  world.serveMediaAt(apiRoot);
  return { world, apiRoot, close: () => app.close() };
}
