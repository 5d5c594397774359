/**
 * The Bot API over HTTP, as a Fastify plugin: `<prefix>/bot<token>/<method>` and `<prefix>/file/bot<token>/<path>`.
 * Registered with a prefix it keeps its own body parsers and never logs an address, because addresses hold tokens.
 */
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { MalformedFormError, parseMultipart, type UploadedFile } from '../kernel/multipart.ts';
import type { ApiReply } from './api.ts';
import type { ApiCall } from './call.ts';
import { ApiFault, faults } from './faults.ts';
import type { ApiAnswer } from './objects.ts';
import type { TelegramWorld } from './world.ts';

/** The largest upload (50 MB) and its form. */
const BODY_LIMIT = 52 * 1024 * 1024;

export interface TelegramServerOptions {
  readonly world: TelegramWorld;
}

export function telegramServer({ world }: TelegramServerOptions): FastifyPluginAsync {
  return async (app) => {
    app.removeAllContentTypeParsers();
    app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: BODY_LIMIT }, (_request, body, done) =>
      done(null, body),
    );
    app.setErrorHandler((error: { statusCode?: number }, _request, reply) => {
      if (error instanceof ApiFault) return sendAnswer(reply, error.code, error.answer);
      const isTooLarge = error.statusCode === 413;
      return sendAnswer(reply, isTooLarge ? 413 : 500, (isTooLarge ? faults.tooLarge() : internal(error)).answer);
    });
    app.setNotFoundHandler((_request, reply) => sendAnswer(reply, 404, faults.notFound().answer));
    // Open polls and deliveries end first, or the server would wait for them.
    app.addHook('preClose', () => world.close());

    app.route<{ Params: { token: string; method: string } }>({
      method: ['GET', 'POST'],
      url: '/bot:token/:method',
      logLevel: 'silent',
      async handler(request, reply) {
        const call = readCall(request, reply);
        return send(reply, await world.api.call(request.params.token, call));
      },
    });

    app.get<{ Params: { token: string; '*': string } }>(
      '/file/bot:token/*',
      { logLevel: 'silent' },
      async (request, reply) => {
        const file = world.api.download(request.params.token, request.params['*']);
        if (!file) return sendAnswer(reply, 404, faults.notFound().answer);
        return reply.type('application/octet-stream').send(Buffer.from(file.bytes));
      },
    );
  };
}

function send(reply: FastifyReply, result: ApiReply): FastifyReply {
  switch (result.kind) {
    case 'json':
      return sendAnswer(reply, result.status, result.answer);
    case 'html':
      return reply
        .code(result.status)
        .type('text/html')
        .send(`<html><head><title>${result.status} Bad Gateway</title></head></html>`);
    case 'hangUp':
      reply.hijack();
      reply.raw.destroy();
      return reply;
  }
}

function sendAnswer(reply: FastifyReply, status: number, answer: ApiAnswer): FastifyReply {
  const wait = answer.ok ? undefined : answer.parameters?.retry_after;
  if (wait !== undefined) reply.header('retry-after', wait);
  return reply.code(status).type('application/json').send(JSON.stringify(answer));
}

const internal = (cause: unknown) => new ApiFault(500, `Internal Server Error: ${String(cause)}`);

/** @throws ApiFault */
function readCall(request: FastifyRequest<{ Params: { method: string } }>, reply: FastifyReply): ApiCall {
  const hungUp = new AbortController();
  reply.raw.once('close', () => hungUp.abort());
  const query = request.query as Record<string, unknown>;
  const { fields, files } = readBody(request.headers['content-type'] ?? '', request.body as Buffer | undefined);
  return {
    method: request.params.method,
    fields: new Map([...Object.entries(query), ...fields]),
    files,
    signal: hungUp.signal,
  };
}

interface Body {
  readonly fields: ReadonlyMap<string, unknown>;
  readonly files: ReadonlyMap<string, UploadedFile>;
}

function readBody(contentType: string, body: Buffer | undefined): Body {
  if (!body || body.byteLength === 0) return { fields: new Map(), files: new Map() };
  const type = contentType.split(';')[0]?.trim().toLowerCase();
  if (type === 'application/json') return { fields: new Map(Object.entries(parseJson(body))), files: new Map() };
  if (type === 'multipart/form-data') {
    try {
      return parseMultipart(contentType, body);
    } catch (error) {
      if (error instanceof MalformedFormError) throw faults.bug("can't parse the form");
      throw error;
    }
  }
  return { fields: new Map(new URLSearchParams(body.toString('utf8'))), files: new Map() };
}

function parseJson(body: Buffer): object {
  try {
    const value: unknown = JSON.parse(body.toString('utf8'));
    if (typeof value === 'object' && value !== null) return value;
  } catch {
    // Answered below, like any body that is no object.
  }
  throw faults.bug("can't parse JSON object");
}
