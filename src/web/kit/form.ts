/** What a form brought: fields, and files that are on disk already. Read only after the address was found to be good. */
import { createHash } from 'node:crypto';
import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { cleanText } from '../../domain/text/normalize.ts';
import type { UploadedFile, UploadStore } from '../../ports/uploads.ts';
import { RequestRefused } from './problem.ts';
import type { UploadQuota } from './upload-quota.ts';

/** Where files of a form go until they belong to something. */
export type Uploads = Pick<UploadStore, 'put' | 'forget'> & { readonly quota: UploadQuota };

/** A form that was sent, read whole; `field` gives '' for what is not there. */
export interface ReadForm {
  readonly field: (name: string) => string;
  readonly files: readonly UploadedFile[];
  /** Names of files that could not be taken. */
  readonly refused: readonly { readonly name: string; readonly why: 'tooBig' | 'empty' | 'twice' }[];
}

/** Bytes of one file. */
export const maxFileBytes = 20 * 1024 * 1024;
/** Files of one form. */
export const maxFiles = 10;
/** A whole form: its files and what it needs besides. */
const maxFormBytes = maxFiles * maxFileBytes + 1024 * 1024;
/** No byte for so long: the browser is gone. */
const idleMs = 60_000;
const maxFileName = 100;

/** Files on a slow line take their time, in milliseconds; `slow-body.ts` lets nothing else be slow. */
export const filesMs = 900_000;

/** Forms below this point may bring files. */
export const takeFiles = async (app: FastifyInstance): Promise<void> => {
  await app.register(multipart, {
    throwFileSizeLimit: false,
    // One byte more than a file may have: the reader of the form sees that it is too long.
    limits: { fileSize: maxFileBytes + 1, files: maxFiles, fields: 12, fieldSize: 64 * 1024, headerPairs: 20 },
  });
};

/** The parser's own complaints have no code; those of the disk have one, and are ours. */
const isOfTheForm = (error: unknown): boolean =>
  error instanceof Error && !('code' in error) && /multipart|content type|header/iu.test(error.message);

/**
 * Files are on the disk when it returns, those that were refused are named. @throws RequestRefused for a form that is too big
 * or broken
 */
export const readForm = async (request: FastifyRequest, uploads: Uploads): Promise<ReadForm> => {
  if (request.isMultipart()) return readMultipart(request, uploads);
  const body = (request.body ?? {}) as Readonly<Record<string, unknown>>;
  return { field: (name) => textOf(Object.hasOwn(body, name) ? body[name] : ''), files: [], refused: [] };
};

/** A field that was sent several times counts once. */
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
      // A field for files that was left empty is no file.
      else if (name !== null) refused.push({ name, why: 'empty' });
    }
  } catch (error) {
    for (const { id } of files) await uploads.forget(id);
    throw isOfTheForm(error) ? new RequestRefused('malformed') : error;
  }
  return { field: (name) => fields.get(name) ?? '', files, refused };
};

/** Passes the bytes on; what the reader leaves is read to its end, so that the next part can come. */
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

/** Ends a form that brings more than it may, or nothing for a long time. */
const watch = (request: FastifyRequest): void => {
  let bytes = 0;
  request.raw.on('data', (chunk: Buffer) => {
    bytes += chunk.byteLength;
    if (bytes > maxFormBytes) request.raw.destroy(new RequestRefused('tooBig'));
  });
  request.raw.setTimeout?.(idleMs, () => request.raw.destroy());
};

/** For people: a name, never a path. Null: none. */
const nameOf = (name: string): string | null => {
  const last = cleanText(name).split(/[\\/]/u).at(-1)?.replaceAll(/\s+/gu, ' ').trim() ?? '';
  return last === '' ? null : [...last].slice(0, maxFileName).join('');
};

const mimeOf = (type: string): string | null =>
  /^[\w.+-]{1,60}\/[\w.+-]{1,80}$/u.test(type) ? type.toLowerCase() : null;
