/** Until the web board exists, its address says how signing in will work. */
import type { FastifyPluginAsync } from 'fastify';
import { html } from '../portal/html.ts';
import { page as document } from './plain-page.ts';

export const boardRoutes: FastifyPluginAsync<{ readonly translate: (key: string) => string }> = async (
  app,
  { translate },
) => {
  const answer = document(
    translate('board-title'),
    html`<h1>${translate('board-title')}</h1><p>${translate('board-sign-in')}</p><p>${translate('board-meanwhile')}</p><p><a href="/">${translate('board-to-portal')}</a></p>`,
  );
  app.get('/board', async (_request, reply) => reply.headers(answer.headers).send(answer.body));
  app.get('/board/*', async (_request, reply) => reply.headers(answer.headers).send(answer.body));
};
