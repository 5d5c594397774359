/**
 * `/media/:hash/:file`: photos and documents of published items, and pictures of documents' first pages. A name contains the
 * content's hash, but files of items that were taken down are not served.
 */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { documentTypes } from '../../ports/documents.ts';
import type { PhotoFormat } from '../../ports/media.ts';
import { firstPageName } from './link.ts';
import { askAgain, isCurrent } from './page-cache.ts';
import type { Portal } from './portal.ts';

/**
 * A photo's name contains its hash, so browsers cache it forever. `private`, because a shared cache would keep showing a
 * child's photo after the consent was withdrawn.
 */
const keptByReader = 'private, max-age=31536000, immutable';

const isDocumentName = (file: string): boolean => /\.(?:pdf|docx|xlsx)$/i.test(file);

/** A requested file. */
interface Asked {
  readonly portal: Portal;
  /** Hash of its content. */
  readonly hash: string;
  readonly file: string;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** Caching headers of a file. */
type Kept = Readonly<Record<'etag' | 'cache-control', string>>;

/** Answers 304 if the client's copy is current; otherwise null. */
const answerHeld = ({ request, reply }: Asked, kept: Kept): FastifyReply | null =>
  isCurrent(request.headers['if-none-match'], kept.etag) ? reply.headers(kept).code(304).send() : null;

/** Sends the bytes; null if there are none. */
const answerBytes = (
  { reply }: Asked,
  bytes: Uint8Array | null,
  type: string,
  headers: Kept & Readonly<Record<string, string>>,
): FastifyReply | null =>
  bytes &&
  reply
    .headers(headers)
    .type(type)
    .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));

/** A document of a published item, or the picture of its first page. PDFs open in the browser, other documents are downloaded. */
async function answerDocument(asked: Asked): Promise<FastifyReply | null> {
  const { portal, hash, file } = asked;
  const shown = await portal.reader.showsFile(hash);
  if (!shown) return null;
  const isPicture = file === firstPageName;
  const kept = { etag: `"${hash.slice(0, 32)}-${isPicture ? 'page' : 'file'}"`, 'cache-control': askAgain };
  const held = answerHeld(asked, kept);
  if (held) return held;
  const { media } = portal;
  const bytes = isPicture ? await media.readDocumentPicture(hash) : ((await media.readDocument(hash))?.bytes ?? null);
  const how = isPicture || shown.kind === 'pdf' ? 'inline' : 'attachment';
  return answerBytes(asked, bytes, isPicture ? 'image/webp' : documentTypes[shown.kind], {
    ...kept,
    'content-disposition': isPicture ? how : `${how}; filename*=UTF-8''${encodeURIComponent(shown.name)}`,
  });
}

/**
 * Shorter than the lifetime of the redirect's target, so that a photo that was taken down cannot be reached through a
 * cached redirect.
 */
const whileAddressHolds = 'private, max-age=300';

const formats: Readonly<Record<string, PhotoFormat>> = { webp: 'webp', jpg: 'jpeg', jpeg: 'jpeg' };

const namesHash = (text: string): boolean => /^[0-9a-f]{64}$/.test(text);

/** True if a photo or document of this name was once public (410). If false, the answer is 404 and reveals nothing more. */
export const isGone = async (portal: Portal, request: FastifyRequest): Promise<boolean> => {
  const { hash } = request.params as { readonly hash: string };
  return namesHash(hash) && portal.reader.wasShown(hash);
};

/** Serves a document, or a photo in one width. Null: nothing of this name is public. */
export async function answerFile(
  portal: Portal,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply | null> {
  const { hash, file } = request.params as { readonly hash: string; readonly file: string };
  if (!namesHash(hash)) return null;
  const asked = { portal, hash, file, request, reply };
  return isDocumentName(file) || file === firstPageName ? answerDocument(asked) : answerPhoto(asked);
}

async function answerPhoto(asked: Asked): Promise<FastifyReply | null> {
  const { portal, hash, file, reply } = asked;
  const [, width, extension = ''] = /^([1-9]\d{0,4})\.([a-z]{3,4})$/.exec(file) ?? [];
  const format = formats[extension];
  // The hash alone is not enough: photos of unpublished items are not served.
  if (width === undefined || format === undefined || !(await portal.reader.showsPhoto(hash))) return null;

  const kept = { etag: `"${hash.slice(0, 32)}-${width}-${format}"`, 'cache-control': keptByReader };
  const held = answerHeld(asked, kept);
  if (held) return held;
  const elsewhere = await portal.media.copyAddress?.(hash, Number(width), format);
  if (elsewhere) return reply.header('cache-control', whileAddressHolds).redirect(elsewhere, 302);
  return answerBytes(asked, await portal.media.readCopy(hash, Number(width), format), `image/${format}`, {
    ...kept,
    'content-disposition': 'inline',
    'cross-origin-resource-policy': 'cross-origin',
  });
}
