/** HTTP helpers of a platform's server: raw bodies, the fields in them, and replies that may break off. */
import type { FastifyInstance, FastifyReply } from 'fastify';
import { parseObject } from './json.ts';
import { MalformedFormError, parseMultipart, type UploadedFile } from './multipart.ts';

export type Reply =
  | {
      readonly kind: 'json';
      readonly status: number;
      readonly body: object;
      readonly headers?: Readonly<Record<string, string | number>>;
    }
  | {
      readonly kind: 'raw';
      readonly status: number;
      readonly body: string;
      readonly headers?: Readonly<Record<string, string>>;
    }
  /** The connection breaks without an answer. */
  | { readonly kind: 'hangUp' };

/** The caller's mistake; its message becomes part of the platform's refusal. */
export class MalformedBodyError extends Error {
  override readonly name = 'MalformedBodyError';
}

/** Keeps bodies as bytes within this plugin, and closes `world` before the server waits for open calls. */
export function takeRawBodies(app: FastifyInstance, bodyLimit: number, world: { close(): Promise<void> }): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit }, (_request, body, done) => done(null, body));
  app.addHook('preClose', () => world.close());
}

/** Sends a reply; `hangUp` closes the connection without sending a byte. */
export function sendReply(reply: FastifyReply, result: Reply): FastifyReply {
  switch (result.kind) {
    case 'json':
      return reply
        .code(result.status)
        .type('application/json')
        .headers(result.headers ?? {})
        .send(JSON.stringify(result.body));
    case 'raw':
      return reply
        .code(result.status)
        .type('text/html')
        .headers(result.headers ?? {})
        .send(result.body);
    case 'hangUp':
      reply.hijack();
      reply.raw.destroy();
      return reply;
  }
}

/** Fires when the caller has disconnected. */
export function signalOf(reply: FastifyReply): AbortSignal {
  const hungUp = new AbortController();
  reply.raw.once('close', () => hungUp.abort());
  return hungUp.signal;
}

export interface Fields {
  readonly fields: ReadonlyMap<string, unknown>;
  readonly files: ReadonlyMap<string, UploadedFile>;
}

/** Reads JSON, multipart, or a form. @throws MalformedBodyError */
export function readBody(contentType: string, body: Buffer | undefined): Fields {
  if (!body || body.byteLength === 0) return { fields: new Map(), files: new Map() };
  switch (contentType.split(';')[0]?.trim().toLowerCase()) {
    case 'application/json': {
      const object = parseObject(body.toString('utf8'));
      if (!object) throw new MalformedBodyError("can't parse JSON object");
      return { fields: new Map(Object.entries(object)), files: new Map() };
    }
    case 'multipart/form-data':
      try {
        return parseMultipart(contentType, body);
      } catch (error) {
        if (error instanceof MalformedFormError) throw new MalformedBodyError("can't parse the form");
        throw error;
      }
    default:
      return { fields: new Map(new URLSearchParams(body.toString('utf8'))), files: new Map() };
  }
}
