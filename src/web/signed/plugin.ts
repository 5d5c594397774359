/**
 * `/s/…`: pages that open with an address instead of a password. GET shows and never acts, so a preview of a link does
 * nothing; POST acts. Nothing is cached, nothing is told to other sites, nothing is found by search engines.
 */
import formbody from '@fastify/formbody';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { answerForm, showAnswer } from './answer-route.ts';
import { showAnswered } from './answered-route.ts';
import { askForm, showAsk } from './ask-route.ts';
import { readOwnAssets } from './assets.ts';
import { blurForm, showBlur } from './blur-route.ts';
import { dataForm, showData } from './data-route.ts';
import { decideForm, showItem } from './decide-route.ts';
import { downloadForm, showDownload } from './download-route.ts';
import { signedFile } from './file.ts';
import { FormMalformed, FormTooBig } from './form.ts';
import { isFromHere, type Visit, visitOf } from './gate.ts';
import { lookOf } from './look.ts';
import { maskForm, showMask } from './mask-route.ts';
import type { SignedOptions, SignedWard } from './options.ts';
import { type Problem, problemPage, problemText, statusOf } from './problem-page.ts';
import { showTalk, talkForm } from './talk-route.ts';
import { maxFileBytes, maxFiles } from './upload-page.ts';
import { showUpload, uploadForm } from './upload-route.ts';

/** What a page or a form answers. */
export type Reaction =
  | { readonly kind: 'page'; readonly status?: number; readonly body: string }
  | { readonly kind: 'to'; readonly path: string }
  | { readonly kind: 'json'; readonly status?: number; readonly body: unknown }
  | { readonly kind: 'file'; readonly name: string; readonly type: string; readonly body: string | Uint8Array }
  | { readonly kind: 'problem'; readonly problem: Problem };

/** Addresses that open nothing, from one IP in a minute. */
const wrongTokens = { max: 20, timeWindow: '1 minute' } as const;
/** Talks begun from one IP; behind a phone company's one address are many people. */
const newTalks = { max: 20, timeWindow: '10 minutes' } as const;

const headers = {
  'cache-control': 'no-store',
  'content-security-policy':
    "default-src 'none'; img-src 'self' data:; style-src 'self'; script-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex, nofollow',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
} as const;

const keepForGood = 'public, max-age=31536000, immutable';

export const signedRoutes: FastifyPluginAsync<SignedOptions> = async (app, options) => {
  const assets = readOwnAssets();
  await app.register(rateLimit, { global: false });
  await app.register(formbody);
  await app.register(multipart, {
    throwFileSizeLimit: false,
    // One byte more than a file may have: whoever reads it sees that it is too long.
    limits: { fileSize: maxFileBytes + 1, files: maxFiles, fields: 12, fieldSize: 64 * 1024, headerPairs: 20 },
  });
  const countWrong = app.createRateLimit(wrongTokens);
  const countTalks = app.createRateLimit(newTalks);
  app.addHook('onRequest', async (_request, reply) => void reply.headers(headers));

  const anyLook = () => {
    const [first] = options.wards;
    if (!first) throw new Error('there is no ward');
    return lookOf(options, first, assets, first.runtime.ward.locale);
  };

  const send = (reply: FastifyReply, reaction: Reaction, look = anyLook()): FastifyReply => {
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
        const { problem } = reaction;
        const { accept } = reply.request.headers;
        // What was not read of a form goes with its connection.
        if (reply.request.method === 'POST') reply.header('connection', 'close');
        if (problem === 'closed' || problem === 'tooMany')
          reply.header('retry-after', problem === 'closed' ? '5' : '60');
        return accept?.includes('application/json')
          ? reply.code(statusOf(problem)).send({ ok: false, message: problemText(look, problem) })
          : reply.code(statusOf(problem)).type('text/html; charset=utf-8').send(problemPage(look, problem));
      }
    }
  };

  app.setErrorHandler((error: { statusCode?: number; code?: string }, request, reply) => {
    const status = error instanceof FormTooBig ? 413 : error instanceof FormMalformed ? 400 : (error.statusCode ?? 500);
    const problem: Problem = status === 413 ? 'tooBig' : status < 500 ? 'malformed' : 'trouble';
    if (problem === 'trouble') request.log.error({ err: error }, 'a signed page failed');
    return send(reply, { kind: 'problem', problem });
  });

  const unknown = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const counted = await countWrong(request);
    return send(reply, { kind: 'problem', problem: counted.isAllowed || !counted.isExceeded ? 'unknown' : 'tooMany' });
  };

  app.get<{ Params: { name: string } }>('/s/assets/:name', async (request, reply) => {
    const { name } = request.params;
    const asset = assets.find(name) ?? options.wards[0]?.portal.assetOf(name);
    if (!asset) return unknown(request, reply);
    return reply.header('cache-control', keepForGood).type(asset.type).send(asset.bytes);
  });

  // A wildcard: a signed name is longer than a parameter may be.
  app.get<{ Params: { '*': string } }>('/s/files/*', async (request, reply) => {
    const file = await signedFile(options, request.params['*']);
    if (!file) return unknown(request, reply);
    return reply
      .header('content-disposition', file.isDocument ? 'attachment' : 'inline')
      .type(file.type)
      .send(Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength));
  });

  const wardAsked = (request: FastifyRequest): SignedWard | null => {
    const { phuong } = request.query as { phuong?: unknown };
    const byName = options.wards.find(({ runtime }) => runtime.ward.id === phuong);
    const byHost = options.wards.find(({ runtime }) => runtime.ward.domains.includes(request.hostname));
    return byName ?? byHost ?? (options.wards.length === 1 ? (options.wards[0] ?? null) : null);
  };
  app.get('/s/hoi', async (request, reply) => {
    const at = wardAsked(request);
    const look = at ? lookOf(options, at, assets, at.runtime.ward.locale) : anyLook();
    return send(reply, showAsk(options, at, look), look);
  });
  app.post('/s/hoi', async (request, reply) => {
    const at = wardAsked(request);
    if (!at) return reply.redirect('/s/hoi', 303);
    const look = lookOf(options, at, assets, at.runtime.ward.locale);
    if (!options.isOpen()) return send(reply, { kind: 'problem', problem: 'closed' }, look);
    if (!isFromHere(request, options.siteUrl())) return send(reply, { kind: 'problem', problem: 'elsewhere' }, look);
    const counted = await countTalks(request);
    if (!counted.isAllowed && counted.isExceeded) return send(reply, { kind: 'problem', problem: 'tooMany' }, look);
    return send(reply, await askForm(options, at, look, request), look);
  });

  /** An address that decided says how that ended. */
  const reactionTo = ({ path }: Visit, problem: Problem): Reaction =>
    problem === 'used' ? { kind: 'to', path } : { kind: 'problem', problem };

  const shown = async (visit: Visit, request: FastifyRequest): Promise<Reaction> => {
    const { opened } = visit;
    if (!opened.ok && opened.problem !== 'used') return { kind: 'problem', problem: opened.problem };
    switch (opened.link.purpose) {
      case 'view':
      case 'decide':
        return showItem(options, visit, opened, request);
      case 'upload':
        return opened.ok ? showUpload(options, visit, opened, request) : { kind: 'problem', problem: 'used' };
      case 'talk':
        return opened.ok ? showTalk(options, visit, opened, request) : { kind: 'problem', problem: 'used' };
      case 'answer':
        return opened.ok ? showAnswer(options, visit, opened, request) : { kind: 'problem', problem: 'used' };
      case 'answered':
        return opened.ok ? showAnswered(options, visit, opened.link) : { kind: 'problem', problem: 'used' };
      case 'mask':
        return opened.ok ? showMask(options, visit, opened, request) : { kind: 'problem', problem: 'used' };
      case 'data':
        return opened.ok ? showData(options, visit, opened, request) : { kind: 'problem', problem: 'used' };
      case 'file':
        return showDownload(options, visit, opened);
      case 'board':
        return { kind: 'problem', problem: 'unknown' };
    }
  };

  const acted = async (visit: Visit, request: FastifyRequest): Promise<Reaction> => {
    const { opened } = visit;
    if (!opened.ok && opened.problem !== 'used') return { kind: 'problem', problem: opened.problem };
    if (opened.link.purpose === 'file') return downloadForm(options, visit, opened);
    // A second press: the page says how the first one ended.
    if (!opened.ok) return { kind: 'to', path: visit.path };
    switch (opened.link.purpose) {
      case 'decide':
      case 'view':
        return decideForm(options, visit, opened, request);
      case 'upload':
        return uploadForm(options, visit, opened, request);
      case 'talk':
        return talkForm(options, visit, opened, request);
      case 'answer':
        return answerForm(options, visit, opened, request);
      case 'mask':
        return maskForm(options, visit, opened, request);
      case 'data':
        return dataForm(options, visit, opened, request);
      case 'answered':
        return { kind: 'to', path: visit.path };
      case 'board':
        return { kind: 'problem', problem: 'unknown' };
    }
  };

  type Asked = { Params: { token: string } };
  app.get<Asked>('/s/:token', async (request, reply) => {
    const visit = await visitOf(options, assets, request.params.token);
    return visit ? send(reply, await shown(visit, request), visit.look) : unknown(request, reply);
  });
  // Files on a slow line take their time; `app.ts` lets nothing else be slow.
  app.post<Asked>('/s/:token', { config: { patienceMs: 900_000 } }, async (request, reply) => {
    if (!options.isOpen()) return send(reply, { kind: 'problem', problem: 'closed' });
    if (!isFromHere(request, options.siteUrl())) return send(reply, { kind: 'problem', problem: 'elsewhere' });
    const visit = await visitOf(options, assets, request.params.token);
    return visit ? send(reply, await acted(visit, request), visit.look) : unknown(request, reply);
  });
  type OfPhoto = { Params: { token: string; photo: string } };
  app.get<OfPhoto>('/s/:token/anh/:photo', async (request, reply) => {
    const visit = await visitOf(options, assets, request.params.token);
    if (!visit) return unknown(request, reply);
    const { opened } = visit;
    if (!opened.ok) return send(reply, reactionTo(visit, opened.problem), visit.look);
    return send(reply, await showBlur(options, visit, opened, request.params.photo, request), visit.look);
  });
  app.post<OfPhoto>('/s/:token/anh/:photo', async (request, reply) => {
    if (!options.isOpen()) return send(reply, { kind: 'problem', problem: 'closed' });
    if (!isFromHere(request, options.siteUrl())) return send(reply, { kind: 'problem', problem: 'elsewhere' });
    const visit = await visitOf(options, assets, request.params.token);
    if (!visit) return unknown(request, reply);
    const { opened } = visit;
    if (!opened.ok) return send(reply, reactionTo(visit, opened.problem), visit.look);
    return send(reply, await blurForm(options, visit, opened, request.params.photo, request), visit.look);
  });
  app.get('/s/*', unknown);
  app.post('/s/*', unknown);
};
