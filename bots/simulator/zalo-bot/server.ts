/**
 * The bot API over HTTP, as a Fastify plugin: `<prefix>/bot<token>/<method>`, and `<prefix>/media/<name>` for the photos
 * that people sent. Refusals come with status 200, as from Zalo: `ok` is what counts. Addresses hold tokens and are
 * never logged.
 */
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { MalformedFormError, parseMultipart } from '../http/multipart.ts';
import type { ApiReply } from './api.ts';
import type { ApiCall } from './call.ts';
import { ApiFault, faults } from './faults.ts';
import type { ApiAnswer } from './objects.ts';
import type { ZaloBotWorld } from './world.ts';

const BODY_LIMIT = 1024 * 1024;

export function zaloBotServer(world: ZaloBotWorld): FastifyPluginAsync {
  return async (app) => {
    app.removeAllContentTypeParsers();
    app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: BODY_LIMIT }, (_request, body, done) =>
      done(null, body),
    );
    app.setErrorHandler((error: { statusCode?: number }, _request, reply) => {
      if (error instanceof ApiFault) return sendAnswer(reply, error.answer);
      return sendAnswer(reply, (error.statusCode === 413 ? faults.tooLarge() : faults.internal(error)).answer);
    });
    app.setNotFoundHandler((_request, reply) => sendAnswer(reply, faults.notFound().answer));
    // Open polls and deliveries end first, or the server would wait for them.
    app.addHook('preClose', () => world.close());

    app.route<{ Params: { token: string; method: string } }>({
      method: ['GET', 'POST'],
      url: '/bot:token/:method',
      logLevel: 'silent',
      async handler(request, reply) {
        return send(reply, await world.api.call(request.params.token, readCall(request, reply)));
      },
    });

    app.get<{ Params: { name: string } }>('/media/:name', (request, reply) => {
      const picture = world.api.media(request.params.name);
      if (!picture) return reply.code(404).send();
      return reply.type(picture.mimeType).send(Buffer.from(picture.bytes));
    });
  };
}

function send(reply: FastifyReply, result: ApiReply): FastifyReply {
  switch (result.kind) {
    case 'json':
      return sendAnswer(reply, result.answer);
    case 'raw':
      return reply.code(result.status).type('text/html').headers(result.headers).send(result.body);
    case 'hangUp':
      reply.hijack();
      reply.raw.destroy();
      return reply;
  }
}

const sendAnswer = (reply: FastifyReply, answer: ApiAnswer): FastifyReply =>
  reply.code(200).type('application/json').send(JSON.stringify(answer));

/** @throws ApiFault */
function readCall(request: FastifyRequest<{ Params: { method: string } }>, reply: FastifyReply): ApiCall {
  const hungUp = new AbortController();
  reply.raw.once('close', () => hungUp.abort());
  const query = Object.entries(request.query as Record<string, unknown>);
  const fields = readFields(request.headers['content-type'] ?? '', request.body as Buffer | undefined);
  return { method: request.params.method, fields: new Map([...query, ...fields]), signal: hungUp.signal };
}

function readFields(contentType: string, body: Buffer | undefined): Iterable<[string, unknown]> {
  if (!body || body.byteLength === 0) return [];
  switch (contentType.split(';')[0]?.trim().toLowerCase()) {
    case 'application/json':
      return Object.entries(parseJson(body));
    case 'multipart/form-data':
      try {
        return parseMultipart(contentType, body).fields;
      } catch (error) {
        if (error instanceof MalformedFormError) throw faults.bug("can't parse the form");
        throw error;
      }
    default:
      return new URLSearchParams(body.toString('utf8'));
  }
}

function parseJson(body: Buffer): object {
  try {
    const value: unknown = JSON.parse(body.toString('utf8'));
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  } catch {
    // Answered below, like any body that is no object.
  }
  throw faults.bug("can't parse the JSON object");
}
