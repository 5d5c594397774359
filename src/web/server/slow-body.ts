/**
 * A body has ten seconds to arrive, so that nobody keeps connections by sending slowly; a route that takes files says
 * in its `config` how long they may take.
 */
import type { FastifyInstance } from 'fastify';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Milliseconds until the whole body must be here. */
    patienceMs?: number;
  }
}

/** Of a body without files. */
const bodyMs = 10_000;
/** The longest that any route asks for, and a little more: the server's own limit for a whole request. */
export const requestMs = 16 * 60_000;

/** Answers 408 and ends the connection. @param ordinaryMs for routes that ask for no other time */
export const limitSlowBodies = (app: FastifyInstance, ordinaryMs = bodyMs): void => {
  app.addHook('onRequest', (request, reply, done) => {
    const { raw } = request;
    // Most ask without a body (RFC 9112 §6.3: neither header, no body), and there is nothing to wait for.
    if (raw.headers['content-length'] === undefined && raw.headers['transfer-encoding'] === undefined) return done();
    const timer = setTimeout(() => {
      if (raw.complete || raw.destroyed) return;
      if (!reply.sent) void reply.code(408).header('connection', 'close').send();
      setImmediate(() => raw.socket?.destroySoon?.());
    }, request.routeOptions.config.patienceMs ?? ordinaryMs);
    timer.unref();
    raw.once('close', () => clearTimeout(timer));
    done();
  });
};
