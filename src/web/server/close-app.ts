/** Ends the server without waiting for connections that nobody uses. */
import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

const lookAgainMs = 50;

/**
 * To be asked for before the server listens. What has come is answered; all other connections are closed. Node closes only
 * those that are idle when closing begins: it would keep one whose answer was under way for its next request, and one that
 * a browser opened for later and never used until its first request is late, both for over a minute.
 */
export const closerOf = (app: FastifyInstance): (() => Promise<void>) => {
  const unused = new Set<Socket>();
  app.server.on('connection', (socket) => {
    unused.add(socket);
    socket.once('close', () => unused.delete(socket));
  });
  app.server.on('request', ({ socket }) => unused.delete(socket));
  return async () => {
    const hangUp = setInterval(() => {
      app.server.closeIdleConnections();
      for (const socket of unused) socket.destroy();
    }, lookAgainMs);
    try {
      await app.close();
    } finally {
      clearInterval(hangUp);
    }
  };
};
