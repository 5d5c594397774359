/**
 * Parses multipart/form-data from a complete body. Deliberately small: no nested parts, no transfer encodings. It
 * accepts what real clients send, including grammY's unquoted `filename=photo.jpg` and lower-case headers.
 */

import type { JsonObject } from './json.ts';

/** An uploaded file, with the name and type that the sender claims. */
export interface UploadedFile {
  readonly name: string;
  readonly mimeType: string;
  readonly bytes: Uint8Array;
}

export interface Form {
  readonly fields: ReadonlyMap<string, string>;
  readonly files: ReadonlyMap<string, UploadedFile>;
}

/** The body does not match its content type. */
export class MalformedFormError extends Error {
  override readonly name = 'MalformedFormError';
}

/** Files as recorded in a history: by name and size, without bytes. */
export const describeFiles = (files: Form['files']): JsonObject =>
  Object.fromEntries(
    [...files].map(([field, { name, bytes }]) => [field, { file: name, sizeBytes: bytes.byteLength }]),
  );

const lineBreak = Buffer.from('\r\n');
const endOfHeaders = Buffer.from('\r\n\r\n');

/** @throws MalformedFormError */
export function parseMultipart(contentType: string, body: Uint8Array): Form {
  const boundary = parameter(contentType, 'boundary');
  if (!boundary) throw new MalformedFormError('multipart without a boundary');
  const fields = new Map<string, string>();
  const files = new Map<string, UploadedFile>();
  for (const part of split(Buffer.from(body.buffer, body.byteOffset, body.byteLength), boundary)) {
    const headers = headersOf(part);
    const disposition = headers.get('content-disposition') ?? '';
    const name = parameter(disposition, 'name');
    if (name === null) throw new MalformedFormError('a part has no name');
    const fileName = parameter(disposition, 'filename');
    const bytes = part.subarray(part.indexOf(endOfHeaders) + endOfHeaders.length);
    if (fileName === null) fields.set(name, bytes.toString('utf8'));
    else files.set(name, { name: fileName, mimeType: headers.get('content-type') ?? '', bytes });
  }
  return { fields, files };
}

function split(body: Buffer, boundary: string): Buffer[] {
  const delimiter = Buffer.from(`--${boundary}`);
  const parts: Buffer[] = [];
  let start = body.indexOf(delimiter);
  if (start === -1) throw new MalformedFormError('the boundary does not occur in the body');
  for (;;) {
    start += delimiter.length;
    if (body.subarray(start, start + 2).toString('latin1') === '--') return parts;
    start = body.indexOf(lineBreak, start) + lineBreak.length;
    const end = body.indexOf(Buffer.concat([lineBreak, delimiter]), start);
    if (end === -1) throw new MalformedFormError('the last part has no end');
    const part = body.subarray(start, end);
    if (part.indexOf(endOfHeaders) === -1) throw new MalformedFormError('a part has no headers');
    parts.push(part);
    start = end + lineBreak.length;
  }
}

function headersOf(part: Buffer): Map<string, string> {
  const lines = part.subarray(0, part.indexOf(endOfHeaders)).toString('utf8').split('\r\n');
  return new Map(
    lines.map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );
}

/** Reads `name="x"` or `name=x` from a header; browsers write a quotation mark as %22. */
function parameter(header: string, name: string): string | null {
  const found = new RegExp(`(?:^|[;\\s])${name}=(?:"([^"]*)"|([^;]*))`, 'i').exec(header);
  if (!found) return null;
  return (found[1] ?? found[2] ?? '').trim().replaceAll('%22', '"').replaceAll('%0D%0A', ' ');
}
