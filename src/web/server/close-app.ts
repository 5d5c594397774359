/** Ends the server without waiting for connections that nobody uses. */
import type { FastifyInstance } from 'fastify';

const lookAgainMs = 50;

/**
 * Answers what has come. Only connections that are idle when closing begins are closed at once; one whose answer was
 * under way would be kept for its next request, for over a minute.
 */
export const closeApp = async (app: FastifyInstance): Promise<void> => {
  const hangUp = setInterval(() => app.server.closeIdleConnections(), lookAgainMs);
  try {
    await app.close();
  } finally {
    clearInterval(hangUp);
  }
};
