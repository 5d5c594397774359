/** Redirects the addresses of a ward that was merged into another, with their paths. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Ward } from '../../domain/ward.ts';

/** The new address, or null if the request is not for a former ward. */
export function movedTo(wards: readonly Pick<Ward, 'id' | 'domains' | 'formerly'>[], url: string, host: string) {
  const [, slug, rest = '/'] = /^\/w\/([a-z0-9-]+)(\/.*)?$/u.exec(url) ?? [];
  const bySlug = slug && wards.find(({ formerly }) => formerly.some((each) => each.slug === slug));
  if (bySlug) return `/w/${bySlug.id}${rest}`;
  const byHost = wards.find(({ formerly }) => formerly.some(({ domains }) => domains.includes(host)));
  if (!byHost) return null;
  const [domain] = byHost.domains;
  return domain ? `https://${domain}${url}` : `/w/${byHost.id}${url}`;
}

/** Installs the redirect before all other routes. Only GET and HEAD are redirected. */
export function redirectFormerWards(site: FastifyInstance, wards: () => readonly Ward[]): void {
  site.addHook('onRequest', (request: FastifyRequest, reply, done) => {
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    const all = isRead ? wards().filter(({ formerly }) => formerly.length > 0) : [];
    const target = all.length === 0 ? null : movedTo(all, request.url, request.hostname);
    if (target) reply.redirect(target, 301);
    else done();
  });
}
