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

/** One file that is asked for. */
interface Asked {
  readonly portal: Portal;
  /** Of its bytes. */
  readonly hash: string;
  readonly file: string;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** What a reader keeps of a file, so as to ask for it again. */
type Kept = Readonly<Record<'etag' | 'cache-control', string>>;

/** 304 to who has it; else null. */
const answerHeld = ({ request, reply }: Asked, kept: Kept): FastifyReply | null =>
  isHeld(request.headers['if-none-match'], kept.etag) ? reply.headers(kept).code(304).send() : null;

/** Its bytes; null: there are none. */
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

/** A document of a published item, or the picture of its first page. A PDF opens in the browser, the others are kept. */
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

/** Shorter than the address that it leads to: what was taken down is then not found through us either. */
const whileAddressHolds = 'private, max-age=300';

const formats: Readonly<Record<string, PhotoFormat>> = { webp: 'webp', jpg: 'jpeg', jpeg: 'jpeg' };

const namesHash = (text: string): boolean => /^[0-9a-f]{64}$/.test(text);

/** True: a photo or document of that name was public once (410); false: it never was, and nothing else is told of it. */
export const isGone = async (portal: Portal, request: FastifyRequest): Promise<boolean> => {
  const { hash } = request.params as { readonly hash: string };
  return namesHash(hash) && portal.reader.wasShown(hash);
};

/** A document, or a photo in one width. Null: nothing of that name is shown. */
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
  // Knowing a hash is not enough: an item that is not published, or was taken down, shows no photo.
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
