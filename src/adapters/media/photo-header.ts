/**
 * Identifies a file by its first bytes: a photo of a supported format, or the reason for refusal. File names and
 * declared types are ignored. Pure, and cheap enough for the main process; accepted files are still untrusted and are
 * decoded elsewhere.
 */
import type { PhotoRefusal } from '../../ports/media.ts';
import { boxes, brandsOf, heicSize, type Size } from './heif-boxes.ts';

/** The platforms' download limit for bots; larger files are not fetched. */
export const maxPhotoBytes = 20 * 1024 * 1024;
/** Modern phones take 12 to 50 megapixels. A decoder needs up to 7 bytes per pixel. */
export const maxPixels = 64_000_000;
/**
 * What the main process reads of a file to identify it. Phones put the size of a photo into the first 100 KB; where it
 * comes later, the child, which reads the whole file, decides.
 */
export const headBytes = 1024 * 1024;
/**
 * For the long side. Smaller pictures are icons or stickers; a small photo is a finding for the board, not a refusal.
 */
export const minLongSide = 64;
/**
 * Parts of a file that the main process reads: a photo has some dozens before its picture data. 20 MB could hold two
 * million empty ones; the child, which blocks no one, reads them all.
 */
export const maxParts = 1_000;
/** A screenshot of a long chat is 10 : 1; beyond 20 : 1 nothing is recognisable. */
export const maxSideRatio = 20;

export type SourceFormat = 'jpeg' | 'png' | 'webp' | 'heic';

export type Header =
  /** `size` is null if the header is truncated or unusual: the decoder decides then. */
  | { readonly ok: true; readonly format: SourceFormat; readonly size: Size | null }
  | { readonly ok: false; readonly refusal: PhotoRefusal };

/** @param mostParts limit of parts read; beyond it neither the size nor an animation is found */
export function readHeader(bytes: Uint8Array, mostParts = maxParts): Header {
  if (bytes.byteLength === 0) return { ok: false, refusal: 'empty' };
  if (bytes.byteLength > maxPhotoBytes) return { ok: false, refusal: 'too-big' };
  const file = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

  if (startsWith(bytes, 0, [0xff, 0xd8, 0xff])) return judged('jpeg', jpegSize(file, mostParts));
  if (startsWith(bytes, 0, pngSignature)) {
    return pngMoves(bytes, file, mostParts) ? { ok: false, refusal: 'animated' } : judged('png', pngSize(file));
  }
  if (isRiff(bytes, 'WEBP')) {
    return webpMoves(bytes, file, mostParts)
      ? { ok: false, refusal: 'animated' }
      : judged('webp', webpSize(bytes, file, mostParts));
  }
  if (hasText(bytes, 4, 'ftyp')) {
    const refusal = refusalForFilm(bytes);
    return refusal === null ? judged('heic', heicSize(bytes)) : { ok: false, refusal };
  }
  return { ok: false, refusal: otherKind(bytes) };
}

/** Checked twice: on the header before decoding, and on the decoder's result, which may differ. */
export function refusalForSize({ width, height }: Size): PhotoRefusal | null {
  const long = Math.max(width, height);
  const short = Math.min(width, height);
  if (width * height > maxPixels) return 'too-many-pixels';
  if (long > short * maxSideRatio) return 'too-long';
  if (long < minLongSide) return 'too-small';
  return null;
}

/**
 * Whether the end of an undecodable photo is missing. An interrupted upload can be sent again; a photo damaged in the
 * middle is damaged on the phone too.
 */
export function isCutOff(format: SourceFormat, bytes: Uint8Array): boolean {
  const file = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  switch (format) {
    case 'jpeg':
      return isJpegCutOff(bytes, file);
    case 'png':
      return !textAt(bytes, file.byteLength - pngEndBytes, pngEndBytes).startsWith('IEND', 4);
    case 'webp':
      return file.byteLength < 12 || file.getUint32(4, true) + 8 > file.byteLength;
    case 'heic':
      return [...boxes(bytes, 0, bytes.byteLength)].some((box) => box.isCut);
  }
}

function judged(format: SourceFormat, size: Size | null): Header {
  const refusal = size === null ? null : refusalForSize(size);
  return refusal === null ? { ok: true, format, size } : { ok: false, refusal };
}

// ── JPEG ───────────────────────────────────────────────────────────────────────────────────────────────────────────

/** A segment of a JPEG's header: `start` is its first byte after the length. */
export interface JpegSegment {
  readonly marker: number;
  readonly start: number;
  readonly end: number;
}

const startOfScan = 0xda;
const endOfImage = Buffer.from([0xff, 0xd9]);

/** The segments up to and including the first start of scan. Stops without an error at invalid data. */
export function* jpegSegments(file: DataView, most = Number.POSITIVE_INFINITY): Generator<JpegSegment> {
  let at = 2;
  for (let count = 0; count < most && at + 4 <= file.byteLength; count += 1) {
    if (file.getUint8(at) !== 0xff) return;
    const marker = file.getUint8(at + 1);
    if (marker === 0xff) {
      at += 1; // fill bytes are allowed before a marker
      continue;
    }
    if (isBareMarker(marker)) {
      at += 2;
      continue;
    }
    const length = file.getUint16(at + 2);
    const end = at + 2 + length;
    if (length < 2 || end > file.byteLength) return;
    yield { marker, start: at + 4, end };
    if (marker === startOfScan) return;
    at = end;
  }
}

/** Markers without length and contents. */
function isBareMarker(marker: number): boolean {
  return marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);
}

/** SOF0…SOF15 contain the size, except three markers in that range: Huffman tables, JPG and arithmetic tables. */
export function isStartOfFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

function jpegSize(file: DataView, most: number): Size | null {
  for (const { marker, start, end } of jpegSegments(file, most)) {
    if (isStartOfFrame(marker) && end - start >= 5) {
      return sizeOrNull(file.getUint16(start + 3), file.getUint16(start + 1));
    }
  }
  return null;
}

/** An end marker before the scan belongs to the thumbnail in the EXIF. */
function isJpegCutOff(bytes: Uint8Array, file: DataView): boolean {
  const last = [...jpegSegments(file)].at(-1);
  if (last?.marker === startOfScan) return asBuffer(bytes).lastIndexOf(endOfImage) < last.end;
  const next = last?.end ?? 2;
  return next + 4 > file.byteLength || next + 2 + file.getUint16(next + 2) > file.byteLength;
}

// ── PNG ────────────────────────────────────────────────────────────────────────────────────────────────────────────

const pngSignature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] as const;
const pngChecksumBytes = 4;
/** The last chunk: empty, with its name and checksum. */
const pngEndBytes = 12;

/** A chunk of a PNG or a WebP: a name of four letters and its contents. */
export interface Chunk {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** The last chunk may be truncated: its `end` is then the end of the file. */
export function* pngChunks(bytes: Uint8Array, file: DataView, most = Number.POSITIVE_INFINITY): Generator<Chunk> {
  let at = pngSignature.length;
  for (let count = 0; count < most && at + 8 <= file.byteLength; count += 1) {
    const start = at + 8;
    const end = start + file.getUint32(at);
    yield { name: textAt(bytes, at + 4, 4), start, end: Math.min(end, file.byteLength) };
    at = end + pngChecksumBytes;
  }
}

function pngSize(file: DataView): Size | null {
  return file.byteLength < 24 ? null : sizeOrNull(file.getUint32(16), file.getUint32(20));
}

/** An animated PNG declares itself before its first picture data. */
function pngMoves(bytes: Uint8Array, file: DataView, most: number): boolean {
  for (const { name } of pngChunks(bytes, file, most)) {
    if (name === 'acTL') return true;
    if (name === 'IDAT') return false;
  }
  return false;
}

// ── WebP ───────────────────────────────────────────────────────────────────────────────────────────────────────────

/** The chunks of a WebP file after its RIFF header. */
export function* webpChunks(bytes: Uint8Array, file: DataView, most = Number.POSITIVE_INFINITY): Generator<Chunk> {
  let at = 12;
  for (let count = 0; count < most && at + 8 <= file.byteLength; count += 1) {
    const start = at + 8;
    const end = start + file.getUint32(at + 4, true);
    yield { name: textAt(bytes, at, 4), start, end: Math.min(end, file.byteLength) };
    at = end + (end % 2); // chunks begin at even offsets
  }
}

const vp8xAnimationFlag = 0x02;

function webpMoves(bytes: Uint8Array, file: DataView, most: number): boolean {
  for (const { name, start, end } of webpChunks(bytes, file, most)) {
    if (name === 'ANIM' || name === 'ANMF') return true;
    if (name === 'VP8X' && end > start && (file.getUint8(start) & vp8xAnimationFlag) !== 0) return true;
  }
  return false;
}

function webpSize(bytes: Uint8Array, file: DataView, most: number): Size | null {
  for (const { name, start, end } of webpChunks(bytes, file, most)) {
    if (end - start < 10) continue;
    if (name === 'VP8X') return { width: 1 + uint24(file, start + 4), height: 1 + uint24(file, start + 7) };
    if (name === 'VP8 ') {
      return sizeOrNull(file.getUint16(start + 6, true) & 0x3fff, file.getUint16(start + 8, true) & 0x3fff);
    }
    if (name === 'VP8L') {
      const packed = file.getUint32(start + 1, true);
      return { width: 1 + (packed & 0x3fff), height: 1 + ((packed >>> 14) & 0x3fff) };
    }
  }
  return null;
}

function uint24(file: DataView, at: number): number {
  return file.getUint16(at, true) + file.getUint8(at + 2) * 0x1_0000;
}

// ── Films, and the still pictures that share their container ──────────────────────────────────────────────────────

const heicBrands: readonly string[] = ['heic', 'heix', 'heim', 'heis'];
const avifBrands: readonly string[] = ['avif', 'avis'];
/** Brands of still pictures, for any codec. */
const stillBrands: readonly string[] = ['mif1', 'mif2', 'miaf'];
const movingBrands: readonly string[] = ['hevc', 'hevx', 'hevm', 'hevs', 'msf1'];

/** Returns null for a HEIC photo. A phone's live photo counts as one: its first brand says so. */
function refusalForFilm(bytes: Uint8Array): PhotoRefusal | null {
  const brands = brandsOf(bytes);
  const has = (kinds: readonly string[]) => brands.some((brand) => kinds.includes(brand));
  if (has(heicBrands)) return null;
  if (has(avifBrands)) return 'avif';
  if (has(movingBrands)) return 'animated';
  return has(stillBrands) ? null : 'film';
}

// ── Known file types that are refused as photos ──────────────────────────────────────────────────────────────────────

const svgSearchBytes = 4096;
const pdfSearchBytes = 1024;

const tiffSignatures: readonly (readonly number[])[] = [
  [0x49, 0x49, 0x2a, 0x00], // also most raw formats of cameras
  [0x4d, 0x4d, 0x00, 0x2a],
  [0x49, 0x49, 0x2b, 0x00], // above 4 GB
  [0x4d, 0x4d, 0x00, 0x2b],
];

const otherSignatures: readonly (readonly number[])[] = [
  [0x38, 0x42, 0x50, 0x53], // Photoshop
  [0x00, 0x00, 0x01, 0x00], // icon
  [0xff, 0x0a], // JPEG XL, bare
  [0x00, 0x00, 0x00, 0x0c, 0x4a, 0x58, 0x4c, 0x20], // JPEG XL, boxed
  [0x00, 0x00, 0x00, 0x0c, 0x6a, 0x50, 0x20, 0x20], // JPEG 2000
  [0xff, 0x4f, 0xff, 0x51],
];

function otherKind(bytes: Uint8Array): PhotoRefusal {
  const isOneOf = (signatures: readonly (readonly number[])[]) =>
    signatures.some((signature) => startsWith(bytes, 0, signature));
  if (hasText(bytes, 0, 'GIF87a') || hasText(bytes, 0, 'GIF89a')) return 'gif';
  if (isOneOf(tiffSignatures)) return 'tiff';
  if (textAt(bytes, 0, pdfSearchBytes).includes('%PDF-')) return 'document';
  if (isSvg(bytes)) return 'svg';
  return isOneOf(otherSignatures) || isBmp(bytes) ? 'unsupported-format' : 'not-a-picture';
}

/** "BM" alone could begin a text; the four reserved bytes of a BMP are zero. */
function isBmp(bytes: Uint8Array): boolean {
  return hasText(bytes, 0, 'BM') && startsWith(bytes, 6, [0, 0, 0, 0]);
}

function isSvg(bytes: Uint8Array): boolean {
  const text = textAt(bytes, 0, svgSearchBytes)
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .trimStart();
  return text.startsWith('<') && /<([a-z]\w*:)?svg[\s>/]/i.test(text) && !/<html[\s>]/i.test(text);
}

// ── Small things ───────────────────────────────────────────────────────────────────────────────────────────────────

function sizeOrNull(width: number, height: number): Size | null {
  return width > 0 && height > 0 ? { width, height } : null;
}

function startsWith(bytes: Uint8Array, at: number, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[at + index] === byte);
}

/** Whether the file is a RIFF container of this kind, such as 'WEBP'. */
export function isRiff(bytes: Uint8Array, kind: string): boolean {
  return hasText(bytes, 0, 'RIFF') && hasText(bytes, 8, kind);
}

/** Whether this text is at this offset. */
export function hasText(bytes: Uint8Array, at: number, text: string): boolean {
  return textAt(bytes, at, text.length) === text;
}

/** Decodes one character per byte, for any bytes. */
export function textAt(bytes: Uint8Array, at: number, length: number): string {
  return asBuffer(bytes).toString('latin1', at, at + length);
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
