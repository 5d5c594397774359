/**
 * The portal's routes in Fastify. Mounted once at '' (the host says which ward) and once at '/w/:ward' (the address says it).
 * Everything is read only; every answer carries an ETag; pages are made once and kept until the portal's database changes.
 */

import type { OutgoingHttpHeaders } from 'node:http';
import type { FastifyPluginCallback, FastifyReply, FastifyRequest } from 'fastify';
import { tellFault } from '../kit/faults.ts';
import { everyone, shown } from '../kit/page-registry.ts';
import type { Route } from './answer.ts';
import { answerAsked } from './answer-asked.ts';
import { apiMissing, apiRoutes, apiTrouble } from './api-route.ts';
import { answerFile, isGone } from './file-route.ts';
import { linksFrom } from './link.ts';
import { isReader } from './opened.ts';
import { type Coding, codedBytes, codingFor, isHeld, type MadeAnswer, makeAnswer, toldOf } from './page-cache.ts';
import { pageRoutes, pageTrouble, showGoneFile, showMissing } from './page-route.ts';
import { type AnswerAsked, askedAs, type Edition, type Portal, siteOf } from './portal.ts';
import { readTaste, tasteCookie, writeTaste } from './reading-page.ts';
import { wardListPage } from './ward-list-page.ts';

export interface PortalMount {
  /** The portal that is asked for, or null when host and address name none. */
  readonly find: (request: FastifyRequest) => Portal | null;
  /** What stands before each path of this mount: '' or '/w/dong-lac'. */
  readonly base: (portal: Portal) => string;
  /** Portals to offer where none was found, with the address of each. */
  readonly offers: () => readonly { readonly portal: Portal; readonly address: string }[];
}

/** A year: how somebody likes to read does not change. */
const tasteSeconds = 365 * 86_400;

/** Adds every page, file and API route of the mount's portals. */
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
    // A page of another site that asks with If-None-Match asks for leave first.
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

/** Addresses, as asked for, that lead to a kept page: what they hold is not let go of by the cache, so they are few. */
const mostAsked = 500;
const longestAsked = 300;

const readingRoute = '/cach-doc';
/** Public, without credentials: the ward's existing site may read it from its own pages. */
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

/** Without a promise where the page is known: most readers are answered within the turn in which they ask. */
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

/** The page as kept under what the route reads of the address, or made now. */
async function madeAnswer(
  { portal, edition, base, asked }: Asked,
  route: Route,
  request: FastifyRequest,
): Promise<MadeAnswer> {
  const taste = readTaste(request.cookies[tasteCookie]);
  const params = strings(request.params as Given);
  const query = route.reads.length === 0 ? nothingAsked : pick(strings(request.query as Given), route.reads);
  const cache = route.isKept === 'search' ? portal.searches : portal.pages;
  // What may hold any sign stands last, or as JSON: no two addresses have one key.
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

/** `?chon=lon.tuong-phan` sets the cookie and shows the page as chosen. */
async function answerReading(
  mount: PortalMount,
  route: Route,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { chon } = strings(request.query as Given);
  const portal = mount.find(request);
  if (chon === undefined || !portal) return answerRoute(mount, route, request, reply);
  const value = writeTaste(readTaste(chon));
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
  const { etag, ...others } = toldOf(made, coding);
  if (made.status === 200) {
    if (isHeld(headers['if-none-match'], etag)) return notModified(reply, { ...others, etag });
    reply.headers({ ...others, etag });
  } else reply.headers(others);
  if (made.location !== null) return reply.redirect(made.location, 301);
  if (coding === null) return wholly(reply, made, made.bytes);
  return sendCoded(reply, made, coding);
}

/** All headers and no body (RFC 9110 §15.4.5): a newer policy reaches who holds the page. */
function notModified(reply: FastifyReply, told: Readonly<Record<string, string>>): FastifyReply {
  if (reply.sent) return reply;
  const headers = { ...(reply.getHeaders() as OutgoingHttpHeaders), ...told };
  reply.hijack();
  reply.raw.writeHead(304, headers).end();
  return reply;
}

/** Bytes that are there need none of the framework's preparing: what hooks have said so far is in the reply's headers. */
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

/** Something is wrong with us, not with the reader: kind words, a number to tell us, and nothing of what happened inside. */
function answerTrouble(mount: PortalMount, error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const status = statusOf(error);
  if (status >= 500) tellFault(request, error, 'portal: an answer failed');
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

/** On a host that no ward claims: the wards that are here. */
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

/** Of parameters that were given several times, the first counts. */
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
