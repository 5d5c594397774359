/** The HTTP routes of the program. Opens no port. */
import rateLimit from '@fastify/rate-limit';
import Fastify, { type FastifyInstance, type FastifyReply } from 'fastify';
import type { Log } from '../../ports/log.ts';
import type { SharedCounts } from '../../ports/shared.ts';
import type { WardRuntime } from '../../ward-runtime.ts';
import { type BoardOptions, boardRoutes } from '../desk/plugin.ts';
import { setFaultLog } from '../kit/faults.ts';
import { guardPages } from '../kit/guard.ts';
import { limits } from '../kit/limits.ts';
import { securityHeaders } from '../kit/security-headers.ts';
import { answerHeld, type HeldPages } from '../portal/not-modified.ts';
import { portalPlugin } from '../portal/plugin.ts';
import type { Portal } from '../portal/portal.ts';
import type { SignedOptions } from '../signed/options.ts';
import { signedRoutes } from '../signed/plugin.ts';
import { movedTo, redirectFormerWards } from './former-wards.ts';
import { type Health, healthRoutes } from './health.ts';
import { type HookOptions, hookRoutes } from './hooks.ts';
import { type ProvinceOptions, provinceRoutes } from './province-route.ts';
import { limitSlowBodies, requestMs } from './slow-body.ts';

/** Configuration of the program's HTTP server. */
export interface AppOptions {
  readonly wards: readonly WardRuntime[];
  readonly portals: readonly Portal[];
  readonly receive: (
    ward: WardRuntime,
    deliveries: Parameters<Parameters<typeof hookRoutes>[1]['receive']>[1],
  ) => Promise<void>;
  readonly health: Health;
  /** Public address of this installation, without a trailing slash. */
  readonly siteUrl: () => string;
  /** Origin that serves photos to readers, if it is not this server. */
  readonly picturesFrom?: string | null;
  /** Proxies whose statement of a visitor's address is trusted; omitted: proxies on this server. */
  readonly trustedProxies?: readonly string[] | undefined;
  /** Form counters shared by all processes; null: each process counts alone. */
  readonly counts?: SharedCounts | null;
  /** False during start and stop: webhooks are answered with 503. */
  readonly isOpen: () => boolean;
  /** Null: the web desk is not served. */
  readonly board: Omit<BoardOptions, 'wards' | 'shown'> | null;
  /** Null: signed pages are not served. */
  readonly signed?: SignedOptions | null;
  /** Omitted: the province's page is not served. */
  readonly province?: ProvinceOptions;
  /** Receives errors of failed requests. */
  readonly log: Pick<Log, 'error'>;
  readonly onForged: (channel: string) => void;
  readonly onSlow: HookOptions['onSlow'];
}

/** Largest body of a webhook: one MiB. */
const bodyLimit = 1_048_576;

const serverLimits = {
  // Uploads on a signed page may take long; `limitSlowBodies` limits all other requests.
  requestTimeout: requestMs,
  headersTimeout: 10_000,
  keepAliveTimeout: 72_000,
} as const;

/** Builds the Fastify app with all routes, without listening, so that tests use the same app as production. */
export async function buildApp(options: AppOptions): Promise<FastifyInstance> {
  const at = portalAt(options);
  const isMoved = (host: string, url: string): boolean =>
    movedTo(
      options.wards.map(({ ward }) => ward),
      url,
      host,
    ) !== null;
  const held: HeldPages = {
    find: (host, url) => (isMoved(host, url) ? null : at(host)),
    always: securityHeaders(options),
  };
  const app = Fastify({
    bodyLimit,
    serverFactory: (handle) =>
      // An `import` would also load Node's fetch implementation (13 MB), which most requests never need.
      process.getBuiltinModule('node:http').createServer(serverLimits, (request, response) => {
        if (!answerHeld(held, request, response)) handle(request, response);
      }),
    return503OnClosing: true,
    trustProxy: options.trustedProxies ? [...options.trustedProxies] : 'loopback',
    logger: false,
    // An unreadable address is answered without the framework's error text.
    frameworkErrors: (_error, _request, reply) => void (reply as FastifyReply).code(400).send(),
  });
  setFaultLog(app, options.log);
  limitSlowBodies(app);
  await guardPages(app, options);
  await app.register(hookRoutes, options);
  await app.register(healthRoutes, options.health);
  if (options.board)
    await app.register(boardRoutes, { ...options.board, wards: options.wards, shown: options.signed ?? null });
  if (options.signed) await app.register(signedRoutes, options.signed);
  if (options.province) await app.register(provinceRoutes, options.province);
  await app.register((site) => portalRoutes(site, options));
  app.addHook('onClose', async () => {
    for (const { opened } of options.portals) await opened.flush();
  });
  return app;
}

/** Registers the portals, by the ward's name in the path and by host name. */
async function portalRoutes(site: FastifyInstance, options: AppOptions): Promise<void> {
  const { wards, portals } = options;
  const at = portalAt(options);
  await site.register(rateLimit, { global: true, ...limits.read, allowList: ['127.0.0.1', '::1'] });
  redirectFormerWards(site, () => wards.map(({ ward }) => ward));
  const bySlug = new Map(portals.map((portal) => [portal.ward.slug, portal]));
  const offers = () => portals.map((portal) => ({ portal, address: `/w/${portal.ward.slug}/` }));
  await site.register(portalPlugin, {
    prefix: '/w/:ward',
    find: (request) => bySlug.get((request.params as { ward?: string }).ward ?? '') ?? null,
    base: (portal) => `/w/${portal.ward.slug}`,
    offers,
  });
  await site.register(portalPlugin, {
    find: ({ hostname }) => at(hostname),
    base: () => '',
    offers,
  });
}

/** Finds a portal by host name. If there is only one, it answers under every name. */
const portalAt =
  ({ wards, portals }: AppOptions) =>
  (host: string): Portal | null => {
    const [only] = portals;
    if (portals.length === 1 && only) return only;
    const asked = wards.find(({ ward }) => ward.domains.includes(host))?.ward.id;
    return portals.find(({ ward }) => ward.slug === asked) ?? null;
  };
