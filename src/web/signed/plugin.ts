/**
 * `/s/…`: pages opened by a link instead of a password. GET only shows, so link previews have no effect; POST acts. The pages
 * are not cached and not indexed.
 */

import formbody from '@fastify/formbody';
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import type { LinkPurpose } from '../../ports/links.ts';
import { logFault } from '../kit/faults.ts';
import { filesMs, takeFiles } from '../kit/form.ts';
import { isTooMany, limits } from '../kit/limits.ts';
import { acting, everyone, shown } from '../kit/page-registry.ts';
import { problemOf, retryHeaders, statusOf, textOfProblem } from '../kit/problem.ts';
import { answerForm } from './answer-page.ts';
import { answeredReading } from './answered-page.ts';
import { askForm } from './ask-route.ts';
import { blurForm, showBlur } from './blur-route.ts';
import { dataForm } from './data-page.ts';
import { itemDeciding, itemReading } from './decide-route.ts';
import { downloading } from './download-route.ts';
import { editForm } from './edit-page.ts';
import { signedFile } from './file.ts';
import { hearingForm } from './hearing-page.ts';
import { type ActOnLink, type LinkPage, type OpenForm, problem, type Reaction, to } from './link-page.ts';
import { type LinkVisit, linkVisitOf, type ShownVisit } from './link-visit.ts';
import { maskForm } from './mask-page.ts';
import type { ShownOptions, SignedOptions, SignedWard } from './options.ts';
import { contextOf } from './page-context.ts';
import { pinChoosing } from './pin-page.ts';
import { problemPage } from './signed-frame.ts';
import { stolenForm } from './stolen-page.ts';
import { talking } from './talk-route.ts';
import { uploading } from './upload-route.ts';

/** Links of the web desk are opened there. */
type SignedPurpose = Exclude<LinkPurpose, 'board'>;

const linkPages: Readonly<Record<SignedPurpose, LinkPage>> = {
  view: itemReading,
  decide: itemDeciding,
  upload: uploading,
  edit: editForm,
  talk: talking,
  answer: answerForm,
  answered: answeredReading,
  mask: maskForm,
  hearing: hearingForm,
  pin: pinChoosing,
  data: dataForm,
  file: downloading,
};
const purposes = Object.keys(linkPages) as SignedPurpose[];
const opener = { by: 'link', purposes } as const;
const photoOpener = { by: 'link', purposes: ['view', 'edit', 'decide', 'upload'] } as const;
const allActs = [...new Set(purposes.flatMap((purpose) => linkPages[purpose].acts))];

/** All signed pages as one Fastify plugin with its own error page. */
export const signedRoutes: FastifyPluginAsync<SignedOptions> = async (app, options) => {
  await app.register(formbody);
  await takeFiles(app);
  app.addHook('onRequest', async (_request, reply) => void reply.header('cache-control', 'no-store'));
  app.addHook('onRequest', async (_request, reply) => void reply.header('x-robots-tag', 'noindex, nofollow'));
  app.setErrorHandler((error, request, reply) => {
    const what = problemOf(error);
    if (what === 'trouble') logFault(request, error, 'a signed page failed');
    return send(options, reply, problem(what));
  });
  fileRoute(app, options);
  openForm(app, options, askForm);
  openForm(app, options, stolenForm);
  linkRoutes(app, options);
};

type App = Parameters<typeof signedRoutes>[0];

const anyContext = (options: ShownOptions) => {
  const [first] = options.wards;
  if (!first) throw new Error('there is no ward');
  return contextOf(options, first, first.runtime.ward.locale);
};

function send(
  options: ShownOptions,
  reply: FastifyReply,
  reaction: Reaction,
  context = anyContext(options),
): FastifyReply {
  switch (reaction.kind) {
    case 'to':
      return reply.redirect(reaction.path, 303);
    case 'json':
      return reply
        .code(reaction.status ?? 200)
        .type('application/json; charset=utf-8')
        .send(reaction.body);
    case 'file':
      return reply
        .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(reaction.name)}`)
        .type(reaction.type)
        .send(typeof reaction.body === 'string' ? reaction.body : Buffer.from(reaction.body));
    case 'page':
      return reply
        .code(reaction.status ?? 200)
        .type('text/html; charset=utf-8')
        .send(reaction.body);
    case 'problem': {
      const { problem: what } = reaction;
      const { accept } = reply.request.headers;
      // Closes the connection, because the form may not have been read completely.
      if (reply.request.method === 'POST') reply.header('connection', 'close');
      reply.code(statusOf(what)).headers(retryHeaders(what));
      return accept?.includes('application/json')
        ? reply.send({ ok: false, message: context.translate(textOfProblem(what).key) })
        : reply.type('text/html; charset=utf-8').send(problemPage(context, what));
    }
  }
}

/** Serves non-public pictures and documents under signed names. */
function fileRoute(app: App, options: SignedOptions): void {
  const unknown = unknownAddress(app, options);
  // A wildcard, because signed names are longer than a parameter may be.
  app.get<{ Params: { '*': string } }>('/s/files/*', shown(everyone), async (request, reply) => {
    const file = await signedFile(options, request.params['*']);
    if (!file) return unknown(request, reply);
    return reply
      .header('content-disposition', file.isDocument ? 'attachment' : 'inline')
      .type(file.type)
      .send(Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength));
  });
}

function wardAsked({ wards }: SignedOptions, request: FastifyRequest): SignedWard | null {
  const { phuong } = request.query as { phuong?: unknown };
  const byName = wards.find(({ runtime }) => runtime.ward.id === phuong);
  const byHost = wards.find(({ runtime }) => runtime.ward.domains.includes(request.hostname));
  return byName ?? byHost ?? (wards.length === 1 ? (wards[0] ?? null) : null);
}

/** Registers a form without a link; it is rate-limited and needs a named ward. */
function openForm(app: App, options: SignedOptions, { path, does, limit, show, act }: OpenForm): void {
  const countSent = app.createRateLimit(limit);
  app.get(path, shown(everyone), async (request, reply) => {
    const at = wardAsked(options, request);
    const context = at ? contextOf(options, at, at.runtime.ward.locale) : anyContext(options);
    return send(options, reply, await show(options, at, context, request), context);
  });
  app.post(path, acting(everyone, does), async (request, reply) => {
    const at = wardAsked(options, request);
    if (!at) return reply.redirect(askForm.path, 303);
    const context = contextOf(options, at, at.runtime.ward.locale);
    if (!options.isOpen()) return send(options, reply, problem('closed'), context);
    if (isTooMany(await countSent(request))) return send(options, reply, problem('tooMany'), context);
    return send(options, reply, await act(options, at, context, request), context);
  });
}

function unknownAddress(app: App, options: SignedOptions) {
  const countWrong = app.createRateLimit(limits.wrongAddress);
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> =>
    send(options, reply, problem(isTooMany(await countWrong(request)) ? 'tooMany' : 'unknown'));
}

/** The page for a link's purpose; null for the web desk's links. */
const pageOf = (purpose: LinkPurpose): LinkPage | null => (purpose === 'board' ? null : linkPages[purpose]);

async function show(options: ShownOptions, visit: ShownVisit, request: FastifyRequest): Promise<Reaction> {
  const { opened } = visit;
  if (!opened.ok && opened.problem !== 'used') return problem(opened.problem);
  const page = pageOf(opened.link.purpose);
  if (!page) return problem('unknown');
  if (opened.ok) return page.show(options, visit, opened, request);
  return page.showUsed ? page.showUsed(options, visit, opened, request) : problem('used');
}

async function act(options: SignedOptions, visit: LinkVisit, request: FastifyRequest): Promise<Reaction> {
  const { opened } = visit;
  if (!opened.ok && opened.problem !== 'used') return problem(opened.problem);
  const page = pageOf(opened.link.purpose);
  if (!page) return problem('unknown');
  if (!opened.ok) return page.actAgain ? page.actAgain(options, visit, opened, request) : to(visit.path);
  return page.act ? page.act(options, visit, opened, request) : to(visit.path);
}

function linkRoutes(app: App, options: SignedOptions): void {
  const unknown = unknownAddress(app, options);
  type Work = (visit: LinkVisit, request: FastifyRequest) => Promise<Reaction>;
  const withLink = (work: Work) => async (request: FastifyRequest, reply: FastifyReply) => {
    if (request.method === 'POST' && !options.isOpen()) return send(options, reply, problem('closed'));
    const visit = await linkVisitOf(options, (request.params as { token: string }).token);
    return visit ? send(options, reply, await work(visit, request), visit.context) : unknown(request, reply);
  };
  app.get(
    '/s/:token',
    shown(opener),
    withLink((visit, request) => show(options, visit, request)),
  );
  app.post(
    '/s/:token',
    { config: { ...acting(opener, ...allActs).config, patienceMs: filesMs } },
    withLink((visit, request) => act(options, visit, request)),
  );
  const ofPhoto =
    (work: ActOnLink): Work =>
    async (visit, request) => {
      const { opened, path } = visit;
      // A used link redirects to its page, which shows the outcome.
      if (!opened.ok) return opened.problem === 'used' ? to(path) : problem(opened.problem);
      return work(options, visit, opened, request);
    };
  app.get('/s/:token/anh/:photo', shown(photoOpener), withLink(ofPhoto(showBlur)));
  app.post('/s/:token/anh/:photo', acting(photoOpener, 'blur', 'crop', 'unblur'), withLink(ofPhoto(blurForm)));
  app.get('/s/*', shown(everyone), unknown);
  app.post('/s/*', acting(everyone, 'nothing'), unknown);
}
