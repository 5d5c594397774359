/** What every page of the desk is made with: who is signed in, and how an answer is drawn. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Channel } from '../../channel/channel.ts';
import type { Issue } from '../../domain/decision.ts';
import type { Person } from '../../domain/person/person.ts';
import { boardRoles, deskRoles, isBoard, type Role } from '../../domain/roles.ts';
import type { BoardRecords } from '../../ports/board.ts';
import type { AuditReader } from '../../ports/records.ts';
import type { Unit } from '../../ports/services.ts';
import type { UnitOfWork } from '../../ports/unit-of-work.ts';
import { type Looking, lookIn } from '../../reading/looking.ts';
import type { WardRuntime } from '../../ward-runtime.ts';
import { lookOf } from '../kit/asset.ts';
import { certaintyPage, sentIn, unsureAct } from '../kit/certainty.ts';
import type { Markup } from '../kit/html.ts';
import { acting, type Opener, shown } from '../kit/page-registry.ts';
import type { SignedOptions, SignedWard } from '../signed/options.ts';
import { mayBeKept } from '../signed/screen-typed-words.ts';
import { deskPage } from './desk-frame.ts';
import { menuOf } from './menu.ts';
import { keysHelp, messagePage, type Say, sessionOverPage, signInPage } from './pages.ts';
import { type SessionTools, type SignedIn, signedInAs } from './session.ts';

/** What the desk is put together from, for all wards of this installation. */
export interface BoardOptions extends SessionTools {
  /** For forms only: a page that shows reads. */
  readonly unitOfWork: UnitOfWork;
  readonly records: BoardRecords;
  readonly audit: AuditReader;
  /** The page with all parts of pages is there: in the demo. */
  readonly showsKit: boolean;
  /** Where this installation is reached, without a trailing slash. */
  readonly siteUrl: () => string;
  /** Access was granted: the channel learns who it is now, and where people find it. */
  readonly onConnected: (runtime: WardRuntime, channel: Channel) => void;
  readonly sayIn: (locale: string) => Say;
  /** What a page needs that shows an item as the public reads it. */
  readonly shown: SignedOptions | null;
}

/** People who are not signed in are spoken to in this language. */
const strangersLocale = 'vi';

export type Signed = SignedIn;

export const forBoard: Opener = { by: 'session', roles: boardRoles };
/** Also those outside of the board who read or sign its papers. */
export const forDesk: Opener = { by: 'session', roles: deskRoles };
export const forHead: Opener = { by: 'session', roles: ['head'] };
/** Those who answer for the ward's accounts on the platforms. */
export const forHeads: Opener = { by: 'session', roles: ['head', 'standingDeputy'] };

/** By a role of their own, or of whom they stand in for. */
export const isAmong = (roles: readonly Role[], { role, standsIn }: Person): boolean =>
  roles.includes(role) || (standsIn != null && roles.includes(standsIn.role));

type Draw = (say: Say) => Markup;
/** A page or a form of the desk, behind the check that somebody is signed in. */
export type Handler = (signed: Signed, request: FastifyRequest, reply: FastifyReply) => Promise<unknown>;

/** What the routes of the desk share: who is signed in, how a page is sent, how something is read or done. */
export interface Desk {
  readonly options: BoardOptions;
  /** A page for somebody who is signed in. */
  answer(signed: Signed, reply: FastifyReply, draw: Draw, status?: number): FastifyReply;
  answerStranger(reply: FastifyReply, draw: Draw, status?: number): FastifyReply;
  signedIn(request: FastifyRequest): Promise<Signed | null>;
  /** The same for a page that asks by itself: it keeps nobody signed in. */
  listening(request: FastifyRequest): Promise<Signed | null>;
  /** The ward as pages show it that are like the public's. */
  wardOf(signed: Signed): SignedWard | null;
  notFound(signed: Signed, reply: FastifyReply): FastifyReply;
  look<Result>(signed: Signed, work: (looking: Looking) => Promise<Result>): Promise<Result>;
  /** One transaction for a use case. Two presses are two causes. */
  inUnit<Result>(signed: Signed, work: (unit: Unit) => Promise<Result>): Promise<Result>;
  /**
   * False: what was typed may not be kept, nor shown again; its writer and the head have been told.
   * @param of whether more than the head would read it at once; left out: so it is
   */
  mayKeep(signed: Signed, texts: readonly string[], of?: { readonly isForAll: boolean }): Promise<boolean>;
  /** A page that roles may open: others are asked to sign in, or told that it isn't theirs. */
  get(app: FastifyInstance, path: string, opener: Opener, work: Handler): void;
  /** A form of such a page. @param acts what it may do, in the audit log's words */
  post(app: FastifyInstance, path: string, opener: Opener, acts: readonly string[], work: Handler): void;
  /** The handler of a page that is declared otherwise. */
  forSigned(
    opener: Opener,
    work: Handler,
    /** What who is not signed in sees. */
    asStranger?: (request: FastifyRequest) => Draw,
  ): (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>;
  /** The page of a form; where it was refused, with why. */
  show(signed: Signed, reply: FastifyReply, issues: readonly Issue[], draw: Draw): FastifyReply;
}

/** A page that says one thing. */
export const note =
  (words: string | ((say: Say) => string)): Draw =>
  (say) =>
    messagePage(say, typeof words === 'string' ? say(words) : words(say));

const path = (reply: FastifyReply): string => reply.request.url.split('?')[0] ?? '';

/** The page on which the form stood, where the browser says so. */
function backFrom({ headers, url, host }: FastifyRequest): string {
  const from = URL.parse(headers.referer ?? '');
  const isOurs = from?.host === host && from.pathname.startsWith('/board/');
  return isOurs ? `${from.pathname}${from.search}` : url.replace(/\/act$/u, '');
}

/** Made once for the program; the routes register their pages through it, so each declares who may open it. */
export function createDesk(options: BoardOptions): Desk {
  const { wards, sayIn } = options;

  function send(reply: FastifyReply, lang: string, at: Signed | WardRuntime | undefined, draw: Draw, status: number) {
    const say = sayIn(lang);
    const signed = at && 'person' in at ? at : null;
    const runtime = at && 'person' in at ? at.runtime : at;
    const body = deskPage({
      lang,
      title: say('board-title'),
      skip: say('board-skip'),
      ward: runtime?.ward.fullName ?? '',
      look: runtime && lookOf(runtime.ward.colours),
      portal: runtime?.publicUrl ?? '/',
      toPortal: say('board-to-portal'),
      menu: signed && menuOf(say, path(reply), runtime?.publicUrl ?? '/', (roles) => isAmong(roles, signed.person)),
      isLive: signed !== null && isBoard(signed.person.role),
      main: draw(say),
      help: signed && keysHelp(say),
    });
    return reply
      .code(status)
      .headers({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex' })
      .type('text/html; charset=utf-8')
      .send(body);
  }

  const desk: Desk = {
    options,
    answer: (signed, reply, draw, status = 200) => send(reply, signed.person.locale, signed, draw, status),
    answerStranger: (reply, draw, status = 200) =>
      send(reply, strangersLocale, wards.length === 1 ? wards[0] : undefined, draw, status),

    signedIn: (request) => signedInAs(options, request),
    listening: (request) => signedInAs(options, request, false),
    wardOf: ({ runtime }) => options.shown?.wards.find((each) => each.runtime.ward.id === runtime.ward.id) ?? null,

    notFound: (signed, reply) => desk.answer(signed, reply, note('board-not-found'), 404),
    look: ({ runtime }, work) => lookIn(options.reader, runtime.ward, options.now(), work),
    inUnit: ({ runtime }, work) =>
      options.unitOfWork.run(runtime.ward.id, (stores) =>
        work(runtime.openUnit(stores, `board:${options.newToken()}`)),
      ),
    mayKeep: async (signed, texts, { isForAll } = { isForAll: true }) => {
      const at = desk.wardOf(signed);
      if (!at) return false;
      const typed = { cause: `board:${options.newToken()}:words`, texts, isForAll };
      return mayBeKept(options, { at }, signed.person, typed);
    },

    forSigned: (opener, work, asStranger) => async (request, reply) => {
      const signed = await desk.signedIn(request);
      if (!signed) return desk.answerStranger(reply, asStranger?.(request) ?? signInPage, 401);
      const isTheirs = opener.by === 'session' && isAmong(opener.roles, signed.person);
      return isTheirs ? work(signed, request, reply) : desk.answer(signed, reply, note('board-head-only'), 403);
    },
    get: (app, path, opener, work) => void app.get(path, shown(opener), desk.forSigned(opener, work)),
    post: (app, path, opener, acts, work) =>
      void app.post(
        path,
        acting(opener, ...acts),
        desk.forSigned(
          opener,
          async (signed, request, reply) => {
            const sent = sentIn(request.body);
            const act = unsureAct(acts, sent);
            if (act === null) return work(signed, request, reply);
            const at = { action: request.url, back: backFrom(request) };
            return desk.answer(signed, reply, (say) => certaintyPage(say, act, sent, at));
          },
          ({ url, body }) =>
            (say) =>
              sessionOverPage(say, url, sentIn(body)),
        ),
      ),
    show: (signed, reply, issues, draw) => desk.answer(signed, reply, draw, issues.length > 0 ? 409 : 200),
  };

  return desk;
}
