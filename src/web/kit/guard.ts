/**
 * The rules that every request passes before any page's code runs: headers of safety, limits, and forms only from our
 * own pages. Registered once, before the routes.
 */

import { createHash } from 'node:crypto';
import cookie from '@fastify/cookie';
import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { SharedCounts } from '../../ports/shared.ts';
import { assetRoute } from './asset.ts';
import { isFromHere } from './csrf.ts';
import { tellFault } from './faults.ts';
import { isTooMany, limits } from './limits.ts';
import { requireDeclarations } from './page-registry.ts';
import { problemOf, RequestRefused, retryHeaders, statusOf } from './problem.ts';
import { type SecurityOptions, securityHeaders } from './security-headers.ts';
import { sharedStore } from './shared-limits.ts';

/** For what stands before every page: headers, limits, and the check where a form comes from. */
export interface GuardOptions extends SecurityOptions {
  /** Counts of forms over all processes; null: each for itself. */
  readonly counts?: SharedCounts | null;
}

/** What proves whose form it is: a session's or a signed address's. */
const proofOf = ({ params, cookies }: FastifyRequest): string =>
  (params as { readonly token?: string }).token ?? cookies.board ?? '';

/** A route that is registered before it has none of these rules. */
export async function guardPages(
  app: FastifyInstance,
  { siteUrl, picturesFrom = null, counts = null }: GuardOptions,
): Promise<void> {
  requireDeclarations(app);
  await app.register(cookie);
  await app.register(rateLimit, { global: false, ...(counts ? { store: sharedStore(counts, Date.now) } : {}) });
  const countForm = app.createRateLimit(limits.form);
  const countOwn = app.createRateLimit({
    ...limits.own,
    keyGenerator: (request) => createHash('sha256').update(proofOf(request)).digest('base64url'),
    allowList: (request) => proofOf(request) === '',
  });

  const headers = securityHeaders({ siteUrl, picturesFrom });

  const passForm = async (request: FastifyRequest): Promise<void> => {
    if (isTooMany(await countForm(request))) throw new RequestRefused('tooMany');
    // Before it is counted as somebody's own: another site does not use up what they may send.
    if (!isFromHere(request, siteUrl())) throw new RequestRefused('elsewhere');
    if (isTooMany(await countOwn(request))) throw new RequestRefused('tooMany');
  };

  // With callbacks: whoever reads is let through without waiting for a promise.
  app.addHook('onRequest', (request, reply, done) => {
    const by = request.routeOptions.config.page?.opener.by;
    // A platform is no browser, and its answers have no body that one could misread.
    if (by === 'simulator' || by === 'platform') return done();
    reply.headers(headers());
    if (request.method !== 'POST') return done();
    passForm(request).then(() => done(), done);
  });

  // Where a plugin draws no page of its own for errors: a status, and nothing of what happened inside.
  app.setErrorHandler((error, request, reply) => {
    const problem = problemOf(error);
    if (problem === 'trouble') tellFault(request, error, 'an answer failed');
    const status = statusOf(problem);
    return reply.code(status).headers(retryHeaders(problem)).type('text/plain; charset=utf-8').send(`${status}\n`);
  });
  assetRoute(app);
}
