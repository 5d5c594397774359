/** Reads a form: fields, and files, which are written to disk. Call it only after the address was verified. */
import { createHash } from 'node:crypto';
import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { cleanText } from '../../domain/text/normalize.ts';
import type { UploadedFile, UploadStore } from '../../ports/uploads.ts';
import { RequestRefused } from './problem.ts';
import type { UploadQuota } from './upload-quota.ts';

/** Stores the files of a form until they belong to something. */
export type Uploads = Pick<UploadStore, 'put' | 'forget'> & { readonly quota: UploadQuota };

/** A form that was read completely; `field` returns '' for missing fields. */
export interface ReadForm {
  readonly field: (name: string) => string;
  readonly files: readonly UploadedFile[];
  /** Names of files that were not accepted. */
  readonly refused: readonly { readonly name: string; readonly why: 'tooBig' | 'empty' | 'twice' }[];
}

/** Maximum bytes of one file. */
export const maxFileBytes = 20 * 1024 * 1024;
/** Maximum files of one form. */
export const maxFiles = 10;
/** Maximum bytes of a form: its files and its fields. */
export const maxFormBytes = maxFiles * maxFileBytes + 1024 * 1024;
/** Maximum time without data before the connection is closed, in milliseconds. */
const idleMs = 60_000;
const maxFileName = 100;

/** Time for uploading files on a slow line, in milliseconds; `slow-body.ts` limits all other requests. */
export const filesMs = 900_000;

/** Accepts forms with files on routes registered afterwards. */
export const takeFiles = async (app: FastifyInstance): Promise<void> => {
  await app.register(multipart, {
    throwFileSizeLimit: false,
    // One byte more than a file may have, so that the reader notices files that are too long.
    limits: { fileSize: maxFileBytes + 1, files: maxFiles, fields: 12, fieldSize: 64 * 1024, headerPairs: 20 },
  });
};

/** The parser's own errors have no code; disk errors have one, and are faults of the server. */
const isOfTheForm = (error: unknown): boolean =>
  error instanceof Error && !('code' in error) && /multipart|content type|header/iu.test(error.message);

/**
 * Reads a form. Files are on disk when it returns; refused files are named.
 * @throws RequestRefused for a form that is too big or broken
 */
export const readForm = async (request: FastifyRequest, uploads: Uploads): Promise<ReadForm> => {
  if (request.isMultipart()) return readMultipart(request, uploads);
  const body = (request.body ?? {}) as Readonly<Record<string, unknown>>;
  return { field: (name) => textOf(Object.hasOwn(body, name) ? body[name] : ''), files: [], refused: [] };
};

/** Of a field sent several times, the first value counts. */
const textOf = (value: unknown): string => {
  const [first] = [value].flat();
  return typeof first === 'string' ? cleanText(first) : '';
};

const readMultipart = async (request: FastifyRequest, uploads: Uploads): Promise<ReadForm> => {
  if (Number(request.headers['content-length'] ?? 0) > maxFormBytes) throw new RequestRefused('tooBig');
  const page = request.url.split('?')[0] ?? '';
  uploads.quota.check(page, request.ip);
  watch(request);
  const fields = new Map<string, string>();
  const files: UploadedFile[] = [];
  const refused: { name: string; why: 'tooBig' | 'empty' | 'twice' }[] = [];
  try {
    for await (const part of request.parts()) {
      if (part.type === 'field') {
        fields.set(part.fieldname, fields.get(part.fieldname) ?? textOf(part.value));
        continue;
      }
      const name = nameOf(part.filename);
      const hash = createHash('sha256');
      let bytes = 0;
      const kept = await uploads.put(
        passed(part.file, (chunk) => {
          hash.update(chunk);
          bytes += chunk.byteLength;
          uploads.quota.note(page, request.ip, chunk.byteLength);
        }),
        maxFileBytes,
      );
      const digest = hash.digest('hex');
      if (kept && files.some((file) => file.hash === digest)) {
        await uploads.forget(kept.id);
        refused.push({ name: name ?? '', why: 'twice' });
      } else if (kept) {
        files.push({ ...kept, hash: digest, name, mimeType: mimeOf(part.mimetype) });
      } else if (bytes > 0) refused.push({ name: name ?? '', why: 'tooBig' });
      // An empty file field counts as no file.
      else if (name !== null) refused.push({ name, why: 'empty' });
    }
  } catch (error) {
    for (const { id } of files) await uploads.forget(id);
    throw isOfTheForm(error) ? new RequestRefused('malformed') : error;
  }
  return { field: (name) => fields.get(name) ?? '', files, refused };
};

/** Passes the bytes on. If the consumer stops early, drains the rest so that the next part can be read. */
async function* passed(file: NodeJS.ReadableStream, see: (chunk: Uint8Array) => void): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of file) {
      const bytes = chunk as Buffer;
      see(bytes);
      yield bytes;
    }
  } finally {
    file.resume();
  }
}

/** Closes the connection of a form that is too big or stalls. */
const watch = (request: FastifyRequest): void => {
  let bytes = 0;
  request.raw.on('data', (chunk: Buffer) => {
    bytes += chunk.byteLength;
    if (bytes > maxFormBytes) request.raw.destroy(new RequestRefused('tooBig'));
  });
  request.raw.setTimeout?.(idleMs, () => request.raw.destroy());
};

/** File name for display, without a path. Null: none. */
const nameOf = (name: string): string | null => {
  const last = cleanText(name).split(/[\\/]/u).at(-1)?.replaceAll(/\s+/gu, ' ').trim() ?? '';
  return last === '' ? null : [...last].slice(0, maxFileName).join('');
};

const mimeOf = (type: string): string | null =>
  /^[\w.+-]{1,60}\/[\w.+-]{1,80}$/u.test(type) ? type.toLowerCase() : null;
