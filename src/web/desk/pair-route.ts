/**
 * Signs in a computer with a signed-in phone. The computer shows a QR code and four digits. The phone scans the code, shows
 * which browser asks, from where and when, and allows it after the digits were typed. This defeats a code sent by another
 * person: it comes without digits, is valid for a minute, and names an unknown browser. Only the asking browser is signed in:
 * its secret is in a cookie, and the code contains the secret's hash, sealed by the server.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { localTime } from '../../domain/calendar/local-time.ts';
import type { Issue } from '../../domain/decision.ts';
import {
  type AskingBrowser,
  admitBrowser,
  pairedSubject,
  pairingMs,
  tellOfSession,
} from '../../usecases/link/browser.ts';
import { html, type Markup } from '../kit/html.ts';
import { isTooMany, limits } from '../kit/limits.ts';
import { acting, everyone, shown } from '../kit/page-registry.ts';
import { fact, field, notice, refusals } from '../kit/parts.ts';
import { textOfProblem } from '../kit/problem.ts';
import { qr } from '../kit/qr.ts';
import { type Desk, forDesk, note, type Signed } from './desk.ts';
import { fieldsOf, queryOf } from './fields.ts';
import type { Say } from './pages.ts';
import { beginSession, browserOf, giveCookie, useAddress } from './session.ts';

/** Cookie with the computer's secret while its code is shown. */
const cookieName = 'board-pair';
const tokenShape = /^[\w-]{43}$/u;

/** Content of the QR code, before sealing. */
export interface Asking extends AskingBrowser {
  readonly askedAt: Date;
}

/** Computes a seal with a key that all processes share. */
export type Seal = (text: string) => string;

const sealLength = 32;

/** Seals the content; the QR code's address ends with the result. */
export function sealed(seal: Seal, { tokenHash, browser, place, askedAt }: Asking): string {
  const text = JSON.stringify([tokenHash, browser, place, askedAt.getTime()]);
  return Buffer.from(`${seal(`pair:${text}`).slice(0, sealLength)}${text}`).toString('base64url');
}

/** Opens a seal. Null: it is not genuine. */
function unsealed(seal: Seal, value: string): Asking | null {
  const whole = Buffer.from(value, 'base64url').toString('utf8');
  const text = whole.slice(sealLength);
  if (whole.slice(0, sealLength) !== seal(`pair:${text}`).slice(0, sealLength)) return null;
  const [tokenHash, browser, place, at] = JSON.parse(text) as [string, string, string, number];
  return { tokenHash, browser, place, askedAt: new Date(at) };
}

/** The digits on the computer's screen; the QR code does not contain them. */
const digitsOf = (seal: Seal, tokenHash: string): string =>
  String(Number.parseInt(seal(`digits:${tokenHash}`).slice(0, 12), 16) % 10_000).padStart(4, '0');

const computerPage = (say: Say, digits: string, address: string, isWrong: boolean): Markup =>
  html`<h1>${say('board-pair')}</h1>${isWrong && notice('wrong', html`<p>${say('board-pair-not-yet')}</p>`)}<ol class="bullets"><li>${say('board-pair-first')}</li><li>${say('board-pair-compare', { number: digits })}</li><li>${say('board-pair-last')}</li></ol>
<p class="code-told"><strong>${digits}</strong></p>
${qr(address, say('board-pair-qr'))}
<div class="acts"><form method="post" action="/board/pair"><button class="button go">${say('board-pair-go')}</button></form><a class="button quiet" href="/board/pair">${say('board-pair-anew')}</a></div>`;

const phonePage = (
  say: Say,
  sealedAsking: string,
  asking: Asking,
  timeZone: string,
  issues: readonly Issue[],
): Markup =>
  html`<h1>${say('board-pair')}</h1>${refusals(issues.map(({ key, facts }) => say(key, facts)))}<p>${say('board-pair-asked')}</p>
<dl class="facts">${fact(say('board-pair-browser'), asking.browser || say('board-session-unnamed'))}${fact(say('board-pair-place'), asking.place)}${fact(say('board-pair-time'), localTime(asking.askedAt, timeZone))}</dl>
${notice('note', html`<p>${say('board-pair-warning')}</p>`)}
<form method="post" action="/board/pair/phone?ma=${sealedAsking}" class="fields">${field(say('board-pair-digits'), html`<input name="digits" inputmode="numeric" pattern="[0-9]{4}" maxlength="4" required autocomplete="off">`)}<button class="button go">${say('board-pair-allow')}</button></form><p><a href="/board">${say('board-leave-it')}</a></p>`;

const allowedPage = (say: Say): Markup =>
  html`<h1>${say('board-pair')}</h1>${notice('done', html`<p>${say('board-pair-allowed')}</p>`)}<p><a href="/board/sessions">${say('board-sessions')}</a></p>`;

/** Registers the computer's and the phone's pages. Without signed pages there is no seal, and the computer shows a message. */
export function pairRoutes(app: FastifyInstance, desk: Desk): void {
  const seal: Seal | null = desk.options.shown?.wards[0]?.signer.hashCode ?? null;
  computerRoutes(app, desk, seal);
  phoneRoutes(app, desk, seal);
}

const browserOfRequest = ({ headers, ip }: FastifyRequest): Pick<AskingBrowser, 'browser' | 'place'> => ({
  ...{ browser: browserOf(headers['user-agent'] ?? ''), place: ip },
});

function computerRoutes(app: FastifyInstance, desk: Desk, seal: Seal | null): void {
  const { newToken, hashToken, siteUrl, now, wards, unitOfWork } = desk.options;
  const countTries = app.createRateLimit(limits.signIn);
  const isSecure = (): boolean => siteUrl().startsWith('https:');

  const showCode = (request: FastifyRequest, reply: FastifyReply, isWrong = false): FastifyReply => {
    if (!seal) return desk.answerStranger(reply, note('board-not-found'), 404);
    const token = newToken();
    const asking = { tokenHash: hashToken(token), askedAt: now(), ...browserOfRequest(request) };
    const address = `${siteUrl()}/board/pair/phone?ma=${sealed(seal, asking)}`;
    reply.setCookie(cookieName, token, {
      ...{ path: '/board/pair', httpOnly: true, sameSite: 'strict', secure: isSecure() },
      // Twice the code's own lifetime: time to scan, to allow, and to press.
      maxAge: (2 * pairingMs) / 1000,
    });
    const digits = digitsOf(seal, asking.tokenHash);
    return desk.answerStranger(reply, (say) => computerPage(say, digits, address, isWrong), isWrong ? 403 : 200);
  };

  app.get('/board/pair', shown(everyone), async (request, reply) => showCode(request, reply));
  app.post('/board/pair', acting(everyone, 'enter'), async (request, reply) => {
    const token = request.cookies[cookieName] ?? '';
    for (const runtime of tokenShape.test(token) ? wards : []) {
      const open = <Result>(work: Parameters<typeof unitOfWork.run<Result>>[1]) =>
        unitOfWork.run(runtime.ward.id, work);
      const person = await open((stores) => useAddress(runtime.openUnit(stores, 'board'), token, pairedSubject));
      if (!person) continue;
      const asking = browserOfRequest(request);
      const { cookie, tokenHash } = await beginSession(desk.options, runtime, person, asking.browser);
      await open((stores) =>
        tellOfSession(runtime.openUnit(stores, `board:${newToken()}`), person, { tokenHash, ...asking }),
      );
      return giveCookie(reply, cookie, isSecure()).redirect('/board', 303);
    }
    if (!isTooMany(await countTries(request))) return showCode(request, reply, true);
    return desk.answerStranger(
      reply,
      note((say) => say(textOfProblem('tooMany').key)),
      429,
    );
  });
}

function phoneRoutes(app: FastifyInstance, desk: Desk, seal: Seal | null): void {
  const { now } = desk.options;
  /** Null: not genuine, or expired. */
  const askingOf = (request: FastifyRequest): Asking | null => {
    const asking = seal && unsealed(seal, queryOf(request, 'ma'));
    return asking && now().getTime() - asking.askedAt.getTime() <= pairingMs ? asking : null;
  };
  const over = (signed: Signed, reply: FastifyReply): FastifyReply =>
    desk.answer(signed, reply, note('issue-pair-over'), 404);

  desk.get(app, '/board/pair/phone', forDesk, async (signed, request, reply) => {
    if (queryOf(request, 'xong') !== '') return desk.answer(signed, reply, allowedPage);
    const asking = askingOf(request);
    if (!asking) return over(signed, reply);
    return desk.answer(signed, reply, (say) =>
      phonePage(say, queryOf(request, 'ma'), asking, signed.runtime.ward.timeZone, []),
    );
  });
  desk.post(app, '/board/pair/phone', forDesk, ['board-paired'], async (signed, request, reply) => {
    const asking = askingOf(request);
    if (!asking || !seal) return over(signed, reply);
    const isRight = fieldsOf(request.body)('digits', 8) === digitsOf(seal, asking.tokenHash);
    const outcome = await desk.inUnit(signed, (unit) => admitBrowser(unit, signed.person, asking, isRight));
    if (outcome.ok) return reply.redirect('/board/pair/phone?xong=1', 303);
    const [{ key } = { key: 'issue-pair-over' }] = outcome.issues;
    return desk.answer(
      signed,
      reply,
      note((say) => say(key)),
      409,
    );
  });
}
