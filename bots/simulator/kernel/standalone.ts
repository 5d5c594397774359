/** Runs a platform's server alone, on its own port: for tests, and for trying a bot without the rest of the system. */
import Fastify, { type FastifyPluginAsync } from 'fastify';

/** Listens on a free port of 127.0.0.1; `root` is the address without a trailing slash. */
export async function listenAlone(server: FastifyPluginAsync) {
  // A client may leave a connection without a request; closing must not wait for it.
  const app = Fastify({ logger: false, forceCloseConnections: true });
  await app.register(server);
  const root = await app.listen({ host: '127.0.0.1', port: 0 });
  return { root, close: () => app.close() };
}
