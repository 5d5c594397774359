/** A ward became part of another: its portal's addresses lead there, path and all. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Ward } from '../../domain/ward.ts';

/** Null: no ward of before is asked for. */
export function movedTo(wards: readonly Pick<Ward, 'id' | 'domains' | 'formerly'>[], url: string, host: string) {
  const [, slug, rest = '/'] = /^\/w\/([a-z0-9-]+)(\/.*)?$/u.exec(url) ?? [];
  const bySlug = slug && wards.find(({ formerly }) => formerly.some((each) => each.slug === slug));
  if (bySlug) return `/w/${bySlug.id}${rest}`;
  const byHost = wards.find(({ formerly }) => formerly.some(({ domains }) => domains.includes(host)));
  if (!byHost) return null;
  const [domain] = byHost.domains;
  return domain ? `https://${domain}${url}` : `/w/${byHost.id}${url}`;
}

/** Before anything else is looked for. Only reading is sent on: who sends something sends it where it is kept. */
export function redirectFormerWards(site: FastifyInstance, wards: () => readonly Ward[]): void {
  site.addHook('onRequest', async (request: FastifyRequest, reply) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return;
    const target = movedTo(wards(), request.url, request.hostname);
    if (target) await reply.redirect(target, 301);
  });
}
