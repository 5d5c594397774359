/** Common basis of the web desk's pages: the signed-in person, and sending pages. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Channel } from '../../channel/channel.ts';
import type { Issue } from '../../domain/decision.ts';
import type { Person } from '../../domain/person/person.ts';
import { boardRoles, deskRoles, isBoard, type Role } from '../../domain/roles.ts';
import type { BoardRecords } from '../../ports/board.ts';
import type { AuditReader } from '../../ports/records.ts';
import type { Unit } from '../../ports/services.ts';
import type { UnitOfWork } from '../../ports/unit-of-work.ts';
import { readWard, type WardReadAccess } from '../../reading/looking.ts';
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

/** Configuration of the web desk for all wards of this installation. */
export interface BoardOptions extends SessionTools {
  /** Only for forms; pages that show something use a reader. */
  readonly unitOfWork: UnitOfWork;
  readonly records: BoardRecords;
  readonly audit: AuditReader;
  /** True in the demo: serves the page of all components. */
  readonly showsKit: boolean;
  /** Public address of this installation, without a trailing slash. */
  readonly siteUrl: () => string;
  /** Called when access was granted, so that the channel learns its account and its public link. */
  readonly onConnected: (runtime: WardRuntime, channel: Channel) => void;
  readonly sayIn: (locale: string) => Say;
  /** Needed by pages that show an item as the public reads it. */
  readonly shown: SignedOptions | null;
}

/** Language for people who are not signed in. */
const strangersLocale = 'vi';

export type Signed = SignedIn;

export const forBoard: Opener = { by: 'session', roles: boardRoles };
/** The board, and others who read or sign its papers. */
export const forDesk: Opener = { by: 'session', roles: deskRoles };
export const forHead: Opener = { by: 'session', roles: ['head'] };
/** Roles responsible for the ward's accounts on the platforms. */
export const forHeads: Opener = { by: 'session', roles: ['head', 'standingDeputy'] };

/** By the person's own role, or the role of the person they replace. */
export const isAmong = (roles: readonly Role[], { role, standsIn }: Person): boolean =>
  roles.includes(role) || (standsIn != null && roles.includes(standsIn.role));

type Draw = (say: Say) => Markup;
/** Handler of a page or form for signed-in people. */
export type Handler = (signed: Signed, request: FastifyRequest, reply: FastifyReply) => Promise<unknown>;

/** Functions that the web desk's routes share. */
export interface Desk {
  readonly options: BoardOptions;
  /** Sends a page to a signed-in person. */
  answer(signed: Signed, reply: FastifyReply, draw: Draw, status?: number): FastifyReply;
  answerStranger(reply: FastifyReply, draw: Draw, status?: number): FastifyReply;
  signedIn(request: FastifyRequest): Promise<Signed | null>;
  /** Like `signedIn`, for automatic requests: does not extend the session. */
  listening(request: FastifyRequest): Promise<Signed | null>;
  /** The ward with its portal, for pages that look like the public ones. */
  wardOf(signed: Signed): SignedWard | null;
  notFound(signed: Signed, reply: FastifyReply): FastifyReply;
  look<Result>(signed: Signed, work: (looking: WardReadAccess) => Promise<Result>): Promise<Result>;
  /** Runs a use case in one transaction. Each press is a cause of its own. */
  inUnit<Result>(signed: Signed, work: (unit: Unit) => Promise<Result>): Promise<Result>;
  /**
   * False: the text must not be stored or shown again; its author and the head have been told.
   * @param of whether others than the head would read it at once; default: yes
   */
  mayKeep(signed: Signed, texts: readonly string[], of?: { readonly isForAll: boolean }): Promise<boolean>;
  /** Registers a page for some roles; others are asked to sign in or refused. */
  get(app: FastifyInstance, path: string, opener: Opener, work: Handler): void;
  /** Registers a form for some roles. @param acts what it may do, in the audit log's words */
  post(app: FastifyInstance, path: string, opener: Opener, acts: readonly string[], work: Handler): void;
  /** Wraps the handler of a route that declares its access differently. */
  forSigned(
    opener: Opener,
    work: Handler,
    /** Page for people who are not signed in. */
    asStranger?: (request: FastifyRequest) => Draw,
  ): (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>;
  /** Sends the page of a form; after a refusal, with the reasons. */
  show(signed: Signed, reply: FastifyReply, issues: readonly Issue[], draw: Draw): FastifyReply;
}

/** A page with one message. */
export const note =
  (words: string | ((say: Say) => string)): Draw =>
  (say) =>
    messagePage(say, typeof words === 'string' ? say(words) : words(say));

const path = (reply: FastifyReply): string => reply.request.url.split('?')[0] ?? '';

/** Path of the page with the form, from the browser's referrer. */
function backFrom({ headers, url, host }: FastifyRequest): string {
  const from = URL.parse(headers.referer ?? '');
  const isOurs = from?.host === host && from.pathname.startsWith('/board/');
  return isOurs ? `${from.pathname}${from.search}` : url.replace(/\/act$/u, '');
}

/** Creates the functions, once for the program. All routes register through them and so declare their access. */
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
    look: ({ runtime }, work) => readWard(options.reader, runtime.ward, options.now(), work),
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
