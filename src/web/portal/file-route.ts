/**
 * `/media/:hash/:file`: photos and documents of what is published, and pictures of their first pages. A name holds the hash of
 * the bytes; knowing it is not enough, for what was taken down is shown no more.
 */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { documentTypes } from '../../ports/documents.ts';
import type { PhotoFormat } from '../../ports/media.ts';
import { firstPageName } from './link.ts';
import { askAgain, isHeld } from './page-cache.ts';
import type { Portal } from './portal.ts';

/**
 * A picture's name holds its hash, so a browser that has it never asks again. `private`: a proxy that kept it would show a
 * child whose family has changed its mind.
 */
const keptByReader = 'private, max-age=31536000, immutable';

const isDocumentName = (file: string): boolean => /\.(?:pdf|docx|xlsx)$/i.test(file);

/** A document of a published item, or the picture of its first page. A PDF opens in the browser, the others are kept. */
async function answerDocument(
  portal: Portal,
  hash: string,
  file: string,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply | null> {
  const shown = await portal.reader.showsFile(hash);
  if (!shown) return null;
  const isPicture = file === firstPageName;
  const etag = `"${hash.slice(0, 32)}-${isPicture ? 'page' : 'file'}"`;
  if (isHeld(request.headers['if-none-match'], etag))
    return reply.headers({ etag, 'cache-control': askAgain }).code(304).send();
  const bytes = isPicture
    ? await portal.media.readDocumentPicture(hash)
    : ((await portal.media.readDocument(hash))?.bytes ?? null);
  if (!bytes) return null;
  const how = isPicture || shown.kind === 'pdf' ? 'inline' : 'attachment';
  return reply
    .headers({
      etag,
      'cache-control': askAgain,
      'content-disposition': isPicture ? how : `${how}; filename*=UTF-8''${encodeURIComponent(shown.name)}`,
    })
    .type(isPicture ? 'image/webp' : documentTypes[shown.kind])
    .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
}

/** Shorter than the address that it leads to: what was taken down is then not found through us either. */
const whileAddressHolds = 'private, max-age=300';

const formats: Readonly<Record<string, PhotoFormat>> = { webp: 'webp', jpg: 'jpeg', jpeg: 'jpeg' };

const namesHash = (text: string): boolean => /^[0-9a-f]{64}$/.test(text);

/** A document, or a photo in one width. Null: nothing of that name is shown. */
export async function answerFile(
  portal: Portal,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply | null> {
  const { hash, file } = request.params as { readonly hash: string; readonly file: string };
  if (!namesHash(hash)) return null;
  const isDocument = isDocumentName(file) || file === firstPageName;
  return isDocument
    ? answerDocument(portal, hash, file, request, reply)
    : answerPhoto(portal, hash, file, request, reply);
}

async function answerPhoto(
  portal: Portal,
  hash: string,
  file: string,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply | null> {
  const [, width, extension = ''] = /^([1-9]\d{0,4})\.([a-z]{3,4})$/.exec(file) ?? [];
  const format = formats[extension];
  // Knowing a hash is not enough: an item that is not published, or was taken down, shows no photo.
  if (width === undefined || format === undefined || !(await portal.reader.showsPhoto(hash))) return null;

  const etag = `"${hash.slice(0, 32)}-${width}-${format}"`;
  if (isHeld(request.headers['if-none-match'], etag))
    return reply.headers({ etag, 'cache-control': keptByReader }).code(304).send();
  const elsewhere = await portal.media.copyAddress?.(hash, Number(width), format);
  if (elsewhere) return reply.header('cache-control', whileAddressHolds).redirect(elsewhere, 302);
  const bytes = await portal.media.readCopy(hash, Number(width), format);
  if (!bytes) return null;
  return reply
    .headers({
      etag,
      'cache-control': keptByReader,
      'content-disposition': 'inline',
      'cross-origin-resource-policy': 'cross-origin',
    })
    .type(`image/${format}`)
    .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
}
