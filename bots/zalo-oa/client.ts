/**
 * Calls of the OA API, each with a time limit; every failure is thrown as a `ZaloError` whose texts contain no secret.
 * `oauth.ts` calls the token server, and `src/channel/platform/zalo-files.ts` the attachment servers; nothing else uses
 * the network.
 */
import { createHmac } from 'node:crypto';
import { cleanDisplayName } from '../../src/channel/names.ts';
import { createOpenCalls } from '../../src/channel/open-calls.ts';
import { type Fields, fieldsOf, parseJson, textOf } from '../../src/channel/platform/fields.ts';
import { ofHarmless, ofNetwork, ofNumber, ofStatus, ZaloError } from './errors.ts';
import { idOf } from './json.ts';

/** In milliseconds; tests use short times. */
export interface ClientTimes {
  readonly callMs: number;
  readonly uploadMs: number;
}

export const clientTimes: ClientTimes = { callMs: 20_000, uploadMs: 60_000 };

export interface OaAccount {
  readonly oaId: string | null;
  readonly name: string;
}

/** The answer to a request, whatever its status. `body` is undefined if it is not JSON. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly retryAfterMs: number | null;
}

/** All methods throw `ZaloError`; `token` is the current access token. */
export interface OaClient {
  getAccount(token: string): Promise<OaAccount>;
  /** @returns the id of the message */
  send(token: string, body: object): Promise<string>;
  /** JPEG or PNG up to 1 MB. @returns an id that is valid for 7 days */
  uploadImage(token: string, bytes: Uint8Array, name: string): Promise<string>;
  /** PDF, DOC or DOCX up to 5 MB. @returns a token that is valid for 7 days */
  uploadFile(token: string, bytes: Uint8Array, name: string, mimeType: string): Promise<string>;
  close(graceMs: number): Promise<void>;
}

export interface ClientOptions {
  /** Without a trailing slash. */
  readonly apiRoot: string;
  /** Secret for the proof added to each call; null if the console does not require it. */
  readonly provenSecret: string | null;
  readonly times?: ClientTimes;
}

/** @param provenSecret the app's secret if the console requires `appsecret_proof`; otherwise null */
export function createClient({ apiRoot, provenSecret, times = clientTimes }: ClientOptions): OaClient {
  const calls = createOpenCalls();

  async function request(token: string, path: string, init: RequestInit, limitMs: number): Promise<Fields> {
    const mask = (text: string) => masked(text, [token, provenSecret]);
    let answer: Answer;
    try {
      const call = calls.begin(limitMs);
      try {
        const headers = {
          ...(init.headers as Record<string, string> | undefined),
          access_token: token,
          ...(provenSecret !== null && { appsecret_proof: proofOf(token, provenSecret) }),
        };
        answer = await readAnswer(
          await fetch(`${apiRoot}${path}`, { ...init, headers, signal: call.signal, redirect: 'manual' }),
        );
      } finally {
        call.finish();
      }
    } catch (error) {
      throw ofNetwork(error, mask);
    }
    return readEnvelope(answer, mask);
  }

  async function upload(token: string, path: string, file: File, field: 'attachment_id' | 'token'): Promise<string> {
    const body = new FormData();
    body.append('file', file);
    try {
      const data = await request(token, path, { method: 'POST', body }, times.uploadMs);
      const id = textOf(data[field]) ?? idOf(data[field]);
      if (!id) throw new ZaloError('unreachable', { description: `an upload was answered without ${field}` });
      return id;
    } catch (error) {
      // A repeated upload has no visible effect.
      throw ofHarmless(error, (text) => text);
    }
  }

  return {
    async getAccount(token) {
      const data = await request(token, '/v2.0/oa/getoa', { method: 'GET' }, times.callMs);
      return { oaId: idOf(data.oaid) ?? idOf(data.oa_id), name: cleanDisplayName(textOf(data.name) ?? '') };
    },

    async send(token, body) {
      const data = await request(
        token,
        '/v3.0/oa/message/cs',
        { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) },
        times.callMs,
      );
      const id = idOf(data.message_id);
      // "Success" without the message's id: the message was sent, but its id is unknown.
      if (id === null) {
        const description = 'a message was answered without its id';
        throw new ZaloError('unreachable', { description, outcomeUnknown: true });
      }
      return id;
    },

    uploadImage: (token, bytes, name) =>
      upload(token, '/v2.0/oa/upload/image', fileOf(bytes, name, imageType(bytes)), 'attachment_id'),
    uploadFile: (token, bytes, name, mimeType) =>
      upload(token, '/v2.0/oa/upload/file', fileOf(bytes, name, mimeType), 'token'),

    close: (graceMs) => calls.close(graceMs),
  };
}

/** Copies the bytes: `File` does not accept a view of possibly shared memory. */
const fileOf = (bytes: Uint8Array, name: string, type: string): File =>
  new File([new Uint8Array(bytes)], name, { type });

const imageType = (bytes: Uint8Array): string => (bytes[0] === 0x89 ? 'image/png' : 'image/jpeg');

/** HMAC-SHA256 of the access token with the app's secret, in hex. */
export function proofOf(token: string, appSecret: string): string {
  return createHmac('sha256', appSecret).update(token).digest('hex');
}

/** Reads an answer. `retry-after` is used if it is in seconds. */
export async function readAnswer(response: Response): Promise<Answer> {
  const body = parseJson(await response.text());
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  return { status: response.status, body, retryAfterMs: seconds > 0 ? Math.ceil(seconds * 1_000) : null };
}

/** The number in `error`, also if it is a string of digits; null if this is not an answer of Zalo's. */
export function numberIn(body: unknown): number | null {
  const value = fieldsOf(body)?.error;
  const number = typeof value === 'string' && /^-?\d{1,9}$/.test(value) ? Number(value) : value;
  return Number.isSafeInteger(number) ? (number as number) : null;
}

/** The platform's own message, shortened, for people who look for the reason. */
export function sentenceIn(body: unknown): string {
  const fields = fieldsOf(body);
  return (textOf(fields?.message) ?? textOf(fields?.error_description) ?? textOf(fields?.error_name) ?? '').slice(
    0,
    200,
  );
}

function readEnvelope(answer: Answer, mask: (text: string) => string): Fields {
  const number = numberIn(answer.body);
  if (number === null) throw ofStatus(answer.status, answer.retryAfterMs);
  if (number !== 0) throw ofNumber(number, mask(sentenceIn(answer.body)));
  return fieldsOf(fieldsOf(answer.body)?.data) ?? {};
}

/** Removes secrets from a text. */
export function masked(text: string, secrets: readonly (string | null | undefined)[]): string {
  return secrets.reduce<string>((clean, secret) => (secret ? clean.replaceAll(secret, '<secret>') : clean), text);
}
