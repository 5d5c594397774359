/**
 * The portal's routes in Fastify, mounted at '' (the host names the ward) and at '/w/:ward' (the path names it). All routes
 * are read-only; answers carry an ETag; pages are cached until the portal's database changes.
 */

import type { OutgoingHttpHeaders } from 'node:http';
import type { FastifyPluginCallback, FastifyReply, FastifyRequest } from 'fastify';
import { logFault } from '../kit/faults.ts';
import { everyone, shown } from '../kit/page-registry.ts';
import type { Route } from './answer.ts';
import { answerAsked } from './answer-asked.ts';
import { apiMissing, apiRoutes, apiTrouble } from './api-route.ts';
import { answerFile, isGone } from './file-route.ts';
import { linksFrom } from './link.ts';
import { isReader } from './opened.ts';
import {
  type Coding,
  cacheHeaders,
  codedBytes,
  codingFor,
  isCurrent,
  type MadeAnswer,
  makeAnswer,
} from './page-cache.ts';
import { pageRoutes, pageTrouble, showGoneFile, showMissing } from './page-route.ts';
import { type AnswerAsked, askedAs, type Edition, type Portal, siteOf } from './portal.ts';
import { readDisplaySettings, tasteCookie, writeTaste } from './reading-page.ts';
import { wardListPage } from './ward-list-page.ts';

export interface PortalMount {
  /** The requested portal, or null if host and path name none. */
  readonly find: (request: FastifyRequest) => Portal | null;
  /** Path prefix of this mount: '' or '/w/dong-lac'. */
  readonly base: (portal: Portal) => string;
  /** Portals to list if none was found, with their addresses. */
  readonly offers: () => readonly { readonly portal: Portal; readonly address: string }[];
}

/** One year: display settings rarely change. */
const tasteSeconds = 365 * 86_400;

/** Registers all pages, files and API routes of the mount. */
export const portalPlugin: FastifyPluginCallback<PortalMount> = (app, mount, done) => {
  app.setErrorHandler((error, request, reply) => answerTrouble(mount, error, request, reply));

  for (const route of pageRoutes) {
    app.get(route.path, shown(everyone), (request, reply) =>
      route.path === readingRoute
        ? answerReading(mount, route, request, reply)
        : answerRoute(mount, route, request, reply),
    );
  }
  for (const route of apiRoutes) {
    app.get(route.path, shown(everyone), (request, reply) =>
      answerRoute(mount, route, request, reply.headers(openToAll)),
    );
    // Preflight for pages of other sites that send If-None-Match.
    app.options(route.path, shown(everyone), (_request, reply) => reply.headers(leave).code(204).send());
  }
  app.get('/media/:hash/:file', shown(everyone), async (request, reply) => {
    const portal = mount.find(request);
    const shown = portal && (await answerFile(portal, request, reply));
    if (shown) return shown;
    const route = portal && (await isGone(portal, request)) ? goneFileRoute : missingRoute;
    return answerRoute(mount, route, request, reply);
  });
  app.get('/api/*', shown(everyone), (request, reply) => answerRoute(mount, missingApiRoute, request, reply));
  app.get('/*', shown(everyone), (request, reply) => answerRoute(mount, missingRoute, request, reply));
  done();
};

/** Requested addresses of cached pages. The list is short, because the cache cannot evict the pages it holds. */
const mostAsked = 500;
const longestAsked = 300;

const readingRoute = '/cach-doc';
/** Public and without credentials, so that the ward's existing site can read it from its pages. */
const openToAll = { 'access-control-allow-origin': '*', 'access-control-expose-headers': 'etag' } as const;
const leave = {
  ...openToAll,
  'access-control-allow-methods': 'GET',
  'access-control-allow-headers': 'if-none-match',
  'access-control-max-age': '86400',
} as const;

const missingRoute: Route = { path: '/*', reads: [], isKept: false, answer: showMissing };
const goneFileRoute: Route = { path: '/media/*', reads: [], isKept: false, answer: showGoneFile };
const missingApiRoute: Route = { path: '/api/*', reads: [], isKept: false, answer: apiMissing };

type Answering = FastifyReply | Promise<FastifyReply>;

/** Returns without a promise if the page is cached, so that most requests are answered synchronously. */
function answerRoute(mount: PortalMount, route: Route, request: FastifyRequest, reply: FastifyReply): Answering {
  const portal = mount.find(request);
  if (!portal) return offerWards(mount, request, reply);
  const show = (made: MadeAnswer): Answering => {
    if (made.item !== null && isReader(request)) portal.opened.count(made.item);
    return send(request, reply, made);
  };
  const base = mount.base(portal);
  const asked = askedAs(base, request.cookies[tasteCookie] ?? '', request.url);
  const answerFrom = (edition: Edition): Answering => {
    const known = edition.asked.get(asked);
    return known ? show(known) : madeAnswer({ portal, edition, base, asked }, route, request).then(show);
  };
  const edition = portal.edition(portal.now());
  return edition instanceof Promise ? edition.then(answerFrom) : answerFrom(edition);
}

interface Asked {
  readonly portal: Portal;
  readonly edition: Edition;
  readonly base: string;
  readonly asked: string;
}

const nothingAsked: Readonly<Record<string, string>> = {};

/** The cached page for the parameters that the route reads, or a new one. */
async function madeAnswer(
  { portal, edition, base, asked }: Asked,
  route: Route,
  request: FastifyRequest,
): Promise<MadeAnswer> {
  const taste = readDisplaySettings(request.cookies[tasteCookie]);
  const params = strings(request.params as Given);
  const query = route.reads.length === 0 ? nothingAsked : pick(strings(request.query as Given), route.reads);
  const cache = route.isKept === 'search' ? portal.searches : portal.pages;
  // Parts that may contain any character stand last or as JSON, so that keys are unique.
  const asksFor = query === nothingAsked ? '' : JSON.stringify(query);
  const key = [base, route.path, taste.join('.'), asksFor, ...Object.values(params)].join('\n');
  const kept = route.isKept === false ? null : cache.find(edition.version, key);
  if (kept) {
    if (route.isKept === true && asked.length <= longestAsked) {
      if (edition.asked.size >= mostAsked) edition.asked.clear();
      edition.asked.set(asked, kept);
    }
    return kept;
  }

  const asks: AnswerAsked = { route: route.path, base, taste, params, query };
  const beside = route.isKept === false ? null : (portal.beside?.(portal, edition.version, asks) ?? null);
  const made = (beside && (await beside)) ?? makeAnswer(await answerAsked(portal, edition, route, asks));
  if (route.isKept !== false) cache.keep(edition.version, key, made);
  return made;
}

/** `?chon=lon.tuong-phan` sets the cookie and shows the page with these settings. */
async function answerReading(
  mount: PortalMount,
  route: Route,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { chon } = strings(request.query as Given);
  const portal = mount.find(request);
  if (chon === undefined || !portal) return answerRoute(mount, route, request, reply);
  const value = writeTaste(readDisplaySettings(chon));
  const isSecure = request.protocol === 'https';
  const options = {
    path: '/',
    maxAge: value === '' ? 0 : tasteSeconds,
    sameSite: 'lax',
    httpOnly: true,
    secure: isSecure,
  } as const;
  return reply
    .setCookie(tasteCookie, value, options)
    .header('cache-control', 'no-store')
    .redirect(`${mount.base(portal)}${readingRoute}`, 303);
}

function send(request: FastifyRequest, reply: FastifyReply, made: MadeAnswer): Answering {
  const { headers } = request;
  const coding = codingFor(headers['accept-encoding'], made);
  const { etag, ...others } = cacheHeaders(made, coding);
  if (made.status === 200) {
    if (isCurrent(headers['if-none-match'], etag)) return notModified(reply, { ...others, etag });
    reply.headers({ ...others, etag });
  } else reply.headers(others);
  if (made.location !== null) return reply.redirect(made.location, 301);
  if (coding === null) return wholly(reply, made, made.bytes);
  return sendCoded(reply, made, coding);
}

/** Headers without a body (RFC 9110 §15.4.5), so that a changed policy also reaches cached pages. */
function notModified(reply: FastifyReply, told: Readonly<Record<string, string>>): FastifyReply {
  if (reply.sent) return reply;
  const headers = { ...(reply.getHeaders() as OutgoingHttpHeaders), ...told };
  reply.hijack();
  reply.raw.writeHead(304, headers).end();
  return reply;
}

/** Sends bytes directly, without the framework's processing; headers set by hooks are included. */
function wholly(reply: FastifyReply, { status, type }: MadeAnswer, bytes: Buffer): FastifyReply {
  if (reply.sent) return reply;
  const headers = reply.getHeaders() as OutgoingHttpHeaders;
  headers['content-type'] = type;
  headers['content-length'] = bytes.length;
  reply.hijack();
  reply.raw.writeHead(status, headers).end(bytes);
  return reply;
}

async function sendCoded(reply: FastifyReply, made: MadeAnswer, coding: Coding): Promise<FastifyReply> {
  const coded = await codedBytes(made, coding);
  return wholly(coded ? reply.header('content-encoding', coding) : reply, made, coded ?? made.bytes);
}

/** An internal error: a polite text and a request id, without internal details. */
function answerTrouble(mount: PortalMount, error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const status = statusOf(error);
  if (status >= 500) logFault(request, error, 'portal: an answer failed');
  reply.code(status).header('cache-control', 'no-store');
  const portal = mount.find(request);
  if (!portal) return reply.type('text/plain; charset=utf-8').send(`${status}\n`);
  const site = siteOf(portal, mount.base(portal), portal.now());
  const isApi = request.routeOptions.url?.includes('/api/') === true;
  const answer = isApi ? apiTrouble(site, request.id) : pageTrouble(site, request.id);
  return reply.type(answer.type).send(makeAnswer(answer).bytes);
}

function statusOf(error: unknown): number {
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined;
  return typeof status === 'number' && status >= 400 && status < 600 ? status : 500;
}

/** Lists the available wards on a host without a ward. */
async function offerWards(mount: PortalMount, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const offers = mount.offers();
  const [first] = offers;
  if (!first) return reply.code(404).type('text/plain; charset=utf-8').send('404\n');
  const body = wardListPage({
    translate: first.portal.translate,
    wards: offers.map(({ portal, address }) => ({ ward: portal.ward, address: linksFrom(address).front() })),
  });
  const isFront = request.url.split('?')[0] === '/';
  return send(request, reply, makeAnswer({ status: isFront ? 200 : 404, type: 'text/html; charset=utf-8', body }));
}

type Given = Readonly<Record<string, string | readonly string[] | undefined>> | undefined;

/** Of a repeated parameter, the first value counts. */
function strings(values: Given): Readonly<Record<string, string>> {
  const first: Record<string, string> = {};
  for (const name in values) {
    const value = values[name];
    const one = typeof value === 'string' ? value : value?.[0];
    if (typeof one === 'string') first[name] = one;
  }
  return first;
}

function pick(values: Readonly<Record<string, string>>, names: readonly string[]): Readonly<Record<string, string>> {
  const picked: Record<string, string> = {};
  for (const name of names) if (values[name] !== undefined) picked[name] = values[name];
  return picked;
}
