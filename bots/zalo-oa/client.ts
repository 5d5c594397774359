/**
 * The calls of the OA API, each with a time limit; every failure leaves as a `ZaloError` whose texts hold no secret.
 * `oauth.ts` speaks to the server of the tokens and `media.ts` to those of the attachments; nothing else meets the network.
 */
import { createHmac } from 'node:crypto';
import { cleanDisplayName } from '../../src/channel/names.ts';
import { createOpenCalls } from '../../src/channel/open-calls.ts';
import { type Fields, fieldsOf, parseJson, textOf } from '../../src/channel/platform/fields.ts';
import { ofHarmless, ofNetwork, ofNumber, ofStatus, ZaloError } from './errors.ts';
import { idOf } from './json.ts';

/** Milliseconds. Tests make them short. */
export interface ClientTimes {
  readonly callMs: number;
  readonly uploadMs: number;
}

export const clientTimes: ClientTimes = { callMs: 20_000, uploadMs: 60_000 };

export interface OaAccount {
  readonly oaId: string | null;
  readonly name: string;
}

/** The answer of a request, whatever the status. `body` is undefined when it is not JSON. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly retryAfterMs: number | null;
}

/** All methods throw `ZaloError`; `token` is the access token of the moment. */
export interface OaClient {
  getAccount(token: string): Promise<OaAccount>;
  /** @returns the id of the message */
  send(token: string, body: object): Promise<string>;
  /** JPEG or PNG up to 1 MB. @returns an id that lives 7 days */
  uploadImage(token: string, bytes: Uint8Array, name: string): Promise<string>;
  /** PDF, DOC or DOCX up to 5 MB. @returns a token that lives 7 days */
  uploadFile(token: string, bytes: Uint8Array, name: string, mimeType: string): Promise<string>;
  close(graceMs: number): Promise<void>;
}

export interface ClientOptions {
  /** Without a trailing slash. */
  readonly apiRoot: string;
  /** Adds its proof to each call; null where the console does not ask for it. */
  readonly provenSecret: string | null;
  readonly times?: ClientTimes;
}

/** @param provenSecret the app's secret where the console asks for `appsecret_proof`; null where it does not */
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
      // Uploading twice shows nobody anything.
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
      // An answer "Success" without the message's id: sent, and we don't know what.
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

/** Bytes that are ours alone: `File` takes no view on memory that may be shared. */
const fileOf = (bytes: Uint8Array, name: string, type: string): File =>
  new File([new Uint8Array(bytes)], name, { type });

const imageType = (bytes: Uint8Array): string => (bytes[0] === 0x89 ? 'image/png' : 'image/jpeg');

/** hex HMAC-SHA256 of the access token with the app's secret. */
export function proofOf(token: string, appSecret: string): string {
  return createHmac('sha256', appSecret).update(token).digest('hex');
}

/** A body that is no JSON is null; `retry-after` counts where it is in seconds. */
export async function readAnswer(response: Response): Promise<Answer> {
  const body = parseJson(await response.text());
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  return { status: response.status, body, retryAfterMs: seconds > 0 ? Math.ceil(seconds * 1_000) : null };
}

/** What stands in `error`, a number or its digits; null when this is no answer of Zalo's. */
export function numberIn(body: unknown): number | null {
  const value = fieldsOf(body)?.error;
  const number = typeof value === 'string' && /^-?\d{1,9}$/.test(value) ? Number(value) : value;
  return Number.isSafeInteger(number) ? (number as number) : null;
}

/** The platform's own sentence, short, for people who look for a reason. */
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

/** Takes secrets out of a text. */
export function masked(text: string, secrets: readonly (string | null | undefined)[]): string {
  return secrets.reduce<string>((clean, secret) => (secret ? clean.replaceAll(secret, '<secret>') : clean), text);
}
