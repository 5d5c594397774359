/**
 * A request body must arrive within ten seconds, so that slow senders cannot occupy connections. A route that takes files
 * sets its own time in its `config`.
 */
import type { FastifyInstance } from 'fastify';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Milliseconds until the whole body must have arrived. */
    patienceMs?: number;
  }
}

/** Limit for a body without files. */
const bodyMs = 10_000;
/** The server's limit for a whole request: slightly more than the longest time of any route. */
export const requestMs = 16 * 60_000;

/** Answers 408 and closes the connection. @param ordinaryMs limit for routes without their own */
export const limitSlowBodies = (app: FastifyInstance, ordinaryMs = bodyMs): void => {
  app.addHook('onRequest', (request, reply, done) => {
    const { raw } = request;
    // Requests without either header have no body (RFC 9112 §6.3), so there is nothing to wait for.
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
