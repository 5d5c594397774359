/**
 * Security headers of every response, and the check of POST requests: another site can send neither JSON nor this
 * page's header.
 */
import type { FastifyReply, FastifyRequest } from 'fastify';

const headers = {
  'content-security-policy':
    "default-src 'self'; script-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-cache',
} as const;

/** Added to every response, including refusals. */
export async function addHeaders(_request: FastifyRequest, reply: FastifyReply): Promise<void> {
  reply.headers(headers);
}

/** Answers 403 to a POST that another site's page could make a browser send. */
export async function refuseForeignPosts(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  if (request.method !== 'POST') return;
  const type = request.headers['content-type'] ?? '';
  const isOurs =
    type.startsWith('application/json') ||
    (type.startsWith('multipart/form-data') && request.headers['x-simulator'] === '1');
  const site = request.headers['sec-fetch-site'] ?? 'same-origin';
  if (isOurs && (site === 'same-origin' || site === 'none')) return;
  await reply.code(403).send({ error: 'foreign' });
}
