/**
 * The platform over HTTP, as a Fastify plugin: the OA API (`<prefix>/v2.0/oa/…`, `/v3.0/oa/…`), OAuth
 * (`<prefix>/v4/oa/…`) and the pictures that people sent (`<prefix>/media/…`). One address serves as
 * `ZALO_OA_API_ROOT` and as `ZALO_OAUTH_ROOT`. Registered with a prefix it keeps its own body parsers.
 */
import type { FastifyInstance, FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { sendReply, signalOf, takeRawBodies } from '../kernel/http.ts';
import type { JsonObject } from '../kernel/json.ts';
import { filesIn } from './call.ts';
import type { GrantRequest } from './oauth.ts';
import { permissionPage, refusalPage } from './permission-page.ts';
import type { ZaloOaWorld } from './world.ts';

/**
 * Several times the largest upload (5 MB), because a too large one must be refused by the method, not by the HTTP
 * server.
 */
const bodyLimit = 30 * 1024 * 1024;

export interface ZaloOaServerOptions {
  readonly world: ZaloOaWorld;
  /** Base of media addresses, if it is not this server's own port: `https://example.vn/simulator/zalo-oa`. */
  readonly mediaRoot?: string;
}

/** Creates the plugin. Once it listens, media addresses begin with its own address, unless `mediaRoot` is given. */
export function zaloOaServer({ world, mediaRoot }: ZaloOaServerOptions): FastifyPluginAsync {
  return async (app) => {
    takeRawBodies(app, bodyLimit, world);
    app.setErrorHandler((error: { statusCode?: number }, _request, reply) =>
      reply.code(error.statusCode ?? 500).send({ error: -200, message: `Internal error: ${String(error)}` }),
    );
    if (mediaRoot !== undefined) world.sideDoors.setMediaRoot(mediaRoot);
    else app.addHook('onListen', async () => world.sideDoors.setMediaRoot(`${ownAddress(app)}${app.prefix}`));

    registerOAuth(app, world);

    app.get<{ Params: { fileId: string } }>('/media/:fileId/:name', { logLevel: 'silent' }, async (request, reply) => {
      const found = await world.sideDoors.media(request.params.fileId, signalOf(reply));
      if (!found) return reply.code(404).type('text/plain').send('Not found');
      if ('kind' in found) return sendReply(reply, found);
      return reply.type(found.mimeType).send(Buffer.from(found.bytes));
    });

    for (const version of ['/v2.0/*', '/v3.0/*']) {
      app.route({
        method: ['GET', 'POST'],
        url: version,
        logLevel: 'silent',
        async handler(request, reply) {
          return sendReply(reply, await world.call(readCall(app, request, reply)));
        },
      });
    }
  };
}

function registerOAuth(app: FastifyInstance, world: ZaloOaWorld): void {
  app.get('/v4/oa/permission', { logLevel: 'silent' }, (request, reply) => {
    const fields = request.query as Readonly<Record<string, string>>;
    reply
      .type('text/html; charset=utf-8')
      .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'");
    const problem = world.sideDoors.grantProblem(grantOf((name) => fields[name]));
    if (problem) return reply.send(refusalPage(problem));
    return reply.send(permissionPage(world.account, `${app.prefix}/v4/oa/permission`, fields));
  });

  app.post('/v4/oa/permission', { logLevel: 'silent' }, (request, reply) => {
    const fields = formOf(request);
    const grant = grantOf((name) => fields.get(name));
    const problem = world.sideDoors.grantProblem(grant);
    if (problem) return reply.type('text/html; charset=utf-8').send(refusalPage(problem));
    return reply.redirect(world.sideDoors.allow(grant), 303);
  });

  app.post('/v4/oa/access_token', { logLevel: 'silent' }, async (request, reply) => {
    const isForm = (request.headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded');
    const exchange = { secretKey: header(request, 'secret_key') ?? '', isForm, fields: formOf(request) };
    return sendReply(reply, await world.sideDoors.exchange(exchange, signalOf(reply)));
  });
}

function grantOf(field: (name: string) => string | undefined): GrantRequest {
  return {
    appId: field('app_id') ?? '',
    redirectUri: field('redirect_uri') ?? '',
    challenge: field('code_challenge') ?? '',
    state: field('state') ?? null,
  };
}

function readCall(app: FastifyInstance, request: FastifyRequest, reply: FastifyReply) {
  const contentType = request.headers['content-type'] ?? '';
  const body = (request.body as Buffer | undefined) ?? new Uint8Array();
  return {
    verb: request.method,
    path: new URL(request.url, 'http://localhost').pathname.slice(app.prefix.length),
    query: request.query as JsonObject,
    contentType,
    body,
    files: filesIn(contentType, body),
    accessToken: header(request, 'access_token'),
    proof: header(request, 'appsecret_proof'),
    authorization: header(request, 'authorization'),
    signal: signalOf(reply),
  };
}

function header(request: FastifyRequest, name: string): string | null {
  const value = request.headers[name];
  return typeof value === 'string' ? value : null;
}

function formOf(request: FastifyRequest): ReadonlyMap<string, string> {
  return new Map(new URLSearchParams((request.body as Buffer | undefined)?.toString('utf8') ?? ''));
}

function ownAddress(app: FastifyInstance): string {
  const address = app.server.address();
  if (address === null || typeof address === 'string') throw new Error('The simulator listens on no port');
  const host = address.address === '::' || address.address === '0.0.0.0' ? '127.0.0.1' : address.address;
  return `http://${host.includes(':') ? `[${host}]` : host}:${address.port}`;
}
