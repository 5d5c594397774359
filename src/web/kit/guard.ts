/**
 * Rules that apply to every request before a page's code runs: security headers, rate limits, and forms only from our own
 * pages. Registered once, before the routes.
 */

import { createHash } from 'node:crypto';
import cookie from '@fastify/cookie';
import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { SharedCounts } from '../../ports/shared.ts';
import { assetRoute } from './asset.ts';
import { isFromHere } from './csrf.ts';
import { logFault } from './faults.ts';
import { isTooMany, limits } from './limits.ts';
import { requireDeclarations } from './page-registry.ts';
import { problemOf, RequestRefused, retryHeaders, statusOf } from './problem.ts';
import { type SecurityOptions, securityHeaders } from './security-headers.ts';
import { sharedStore } from './shared-limits.ts';

/** Configuration of these rules. */
export interface GuardOptions extends SecurityOptions {
  /** Form counters shared by all processes; null: each process counts alone. */
  readonly counts?: SharedCounts | null;
}

/** The form's credential: the token of a signed address or of a session. */
const proofOf = ({ params, cookies }: FastifyRequest): string =>
  (params as { readonly token?: string }).token ?? cookies.board ?? '';

/** Registers the rules. Routes registered earlier are not covered. */
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
    // Checked before the form counts for its owner, so that another site cannot use up the owner's limit.
    if (!isFromHere(request, siteUrl())) throw new RequestRefused('elsewhere');
    if (isTooMany(await countOwn(request))) throw new RequestRefused('tooMany');
  };

  // Uses callbacks, so that GET requests need not wait for a promise.
  app.addHook('onRequest', (request, reply, done) => {
    const by = request.routeOptions.config.page?.opener.by;
    // Webhooks of platforms get no browser headers: their answers have no body.
    if (by === 'simulator' || by === 'platform') return done();
    reply.headers(headers());
    if (request.method !== 'POST') return done();
    passForm(request).then(() => done(), done);
  });

  // For plugins without an error page of their own: only a status, no internal details.
  app.setErrorHandler((error, request, reply) => {
    const problem = problemOf(error);
    if (problem === 'trouble') logFault(request, error, 'an answer failed');
    const status = statusOf(problem);
    return reply.code(status).headers(retryHeaders(problem)).type('text/plain; charset=utf-8').send(`${status}\n`);
  });
  assetRoute(app);
}
