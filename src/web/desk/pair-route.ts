/**
 * Signing in at a computer with a phone that is signed in: the computer shows a picture, the phone reads it and allows. The
 * picture holds the hash of a secret that only the computer's page has; what the phone allows is the same one-time address
 * that the bot sends, so that nothing else opens a session.
 */
import type { FastifyInstance } from 'fastify';
import { admitBrowser } from '../../usecases/page-link.ts';
import { html, type Markup } from '../kit/html.ts';
import { acting, everyone, shown } from '../kit/page-registry.ts';
import { notice } from '../kit/parts.ts';
import { qr } from '../kit/qr.ts';
import { type Desk, forDesk } from './desk.ts';
import { queryOf } from './fields.ts';
import type { Say } from './pages.ts';

const hashPattern = /^[\w-]{43,64}$/u;

/** Shown on both screens: who allows compares them, so that nobody allows a picture that somebody else sent. */
const numberOf = (hash: string): string =>
  String([...hash].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 10_000, 7)).padStart(4, '0');

const computerPage = (
  say: Say,
  { token, hash, address }: Readonly<Record<'token' | 'hash' | 'address', string>>,
): Markup =>
  html`<h1>${say('board-pair')}</h1><ol class="bullets"><li>${say('board-pair-first')}</li><li>${say('board-pair-compare', { number: numberOf(hash) })}</li><li>${say('board-pair-last')}</li></ol>
<p class="code-told"><strong>${numberOf(hash)}</strong></p>
${qr(address, say('board-pair-qr'))}
<form method="post" action="/board/enter/${token}"><button class="button go">${say('board-pair-go')}</button></form>`;

const phonePage = (say: Say, hash: string): Markup =>
  html`<h1>${say('board-pair')}</h1><p>${say('board-pair-asked')}</p><p class="code-told"><strong>${numberOf(hash)}</strong></p>
${notice('note', html`<p>${say('board-pair-warning')}</p>`)}
<form method="post" action="/board/pair/${hash}"><button class="button go">${say('board-pair-allow')}</button></form><p><a href="/board">${say('board-leave-it')}</a></p>`;

const allowedPage = (say: Say): Markup =>
  html`<h1>${say('board-pair')}</h1>${notice('done', html`<p>${say('board-pair-allowed')}</p>`)}<p><a href="/board/sessions">${say('board-sessions')}</a></p>`;

export function pairRoutes(app: FastifyInstance, desk: Desk): void {
  const { newToken, hashToken, siteUrl } = desk.options;
  app.get('/board/pair', shown(everyone), async (_request, reply) => {
    const token = newToken();
    const hash = hashToken(token);
    const address = `${siteUrl()}/board/pair/${hash}`;
    return desk.answerStranger(reply, (say) => computerPage(say, { token, hash, address }));
  });
  app.get(
    '/board/pair/:hash',
    shown(forDesk),
    desk.forSigned(async (signed, request, reply) => {
      const { hash } = request.params as { hash: string };
      if (!hashPattern.test(hash)) return desk.notFound(signed, reply);
      const isDone = queryOf(request, 'xong') !== '';
      return desk.answer(signed, reply, (say) => (isDone ? allowedPage(say) : phonePage(say, hash)));
    }),
  );
  app.post(
    '/board/pair/:hash',
    acting(forDesk, 'board-paired'),
    desk.forSigned(async (signed, request, reply) => {
      const { hash } = request.params as { hash: string };
      if (!hashPattern.test(hash)) return desk.notFound(signed, reply);
      await desk.inUnit(signed, (unit) => admitBrowser(unit, signed.person, hash));
      return reply.redirect(`/board/pair/${hash}?xong=1`, 303);
    }),
  );
}
