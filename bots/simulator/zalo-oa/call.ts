/** One call of the OA API as received, and how the methods read it. */

import { isObject, type JsonObject, parseObject } from '../kernel/json.ts';
import { describeFiles, MalformedFormError, parseMultipart, type UploadedFile } from '../kernel/multipart.ts';
import { faults } from './faults.ts';

export interface ApiCall {
  readonly verb: string;
  /** Without the server's prefix: `/v3.0/oa/message/cs`. */
  readonly path: string;
  readonly query: JsonObject;
  readonly contentType: string;
  readonly body: Uint8Array;
  /** Files of a form; empty if it cannot be read. */
  readonly files: ReadonlyMap<string, UploadedFile>;
  /** Headers that carry secrets; null when absent. */
  readonly accessToken: string | null;
  readonly proof: string | null;
  readonly authorization: string | null;
  /** Fires when the caller has disconnected, or the server closes. */
  readonly signal: AbortSignal;
}

/** @throws OaFault -201 */
export function jsonBody(call: ApiCall): JsonObject {
  if (!call.contentType.toLowerCase().startsWith('application/json')) {
    throw faults.invalid(`the content type is "${call.contentType}"`, 'wrongContentType');
  }
  const body = parseObject(text(call));
  if (!body) throw faults.invalid('the body is no JSON object', 'notJson');
  return body;
}

/** @throws OaFault -201 */
export function uploadedFile({ files }: ApiCall): UploadedFile {
  const file = files.get('file');
  if (!file) throw faults.invalid('there is no file field named "file" with a file name', 'wrongUpload');
  return file;
}

/** Never throws: an unreadable form has no files, and the method reports what is missing. */
export function filesIn(contentType: string, body: Uint8Array): ApiCall['files'] {
  if (!contentType.startsWith('multipart/')) return new Map();
  try {
    return parseMultipart(contentType, body).files;
  } catch (error) {
    if (error instanceof MalformedFormError) return new Map();
    throw error;
  }
}

/** The recipient of the call, as far as it can be read before validation. */
export function userIdOf(call: ApiCall): string | null {
  const data = call.verb === 'GET' ? parseObject(String(call.query.data ?? '')) : parseObject(text(call));
  const recipient = data && isObject(data.recipient) ? data.recipient : data;
  return typeof recipient?.user_id === 'string' ? recipient.user_id : null;
}

/** The call as recorded in the history: JSON unchanged, a form by the names and sizes of its files. */
export function describe(call: ApiCall): JsonObject {
  if (call.verb === 'GET') return call.query;
  return call.contentType.startsWith('multipart/') ? describeFiles(call.files) : (parseObject(text(call)) ?? {});
}

const text = (call: ApiCall) =>
  Buffer.from(call.body.buffer, call.body.byteOffset, call.body.byteLength).toString('utf8');
